import type { Operation } from '@/lib/contracts/operation';
import { isObject, type JsonObject, kindOf, own } from './json-value';
import type { OpenApiContext } from './openapi-context';
import { readTemplate, templateKey } from './path-template';
import { type Extensions, inheritExtensions, readExtensions } from './read-extensions';
import { type OperationSetting, readOperation, readServerUrls } from './read-operation';
import type { SpecFile } from './spec-file';
import type { Place } from './spec-notes';

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);
const OTHER_KEYS = new Set([
  '$ref',
  'summary',
  'description',
  'servers',
  'parameters',
  'additionalOperations',
]);
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const REF_CHAIN = 50;

/** A path item's object, and where its keys stand. */
interface ItemPart {
  node: JsonObject;
  file: SpecFile;
  segments: readonly string[];
}

/** All operations of `paths`, in the document's order. What cannot be read is noted, and the rest kept. */
export function readPaths(context: OpenApiContext): Operation[] {
  const { root, entry, notes } = context;
  const operations: Operation[] = [];
  const place = (): Place => ({ file: entry, segments: ['paths'] });
  if (!isObject(root.paths)) {
    if (root.paths !== undefined)
      notes.error(
        `The paths are ${kindOf(root.paths)}, not an object: no operation is declared. Make them an object of path items.`,
        place(),
      );
    else if (context.version === '2.0' || context.version === '3.0')
      notes.error('The document has no paths: no operation is declared. Add them.', context.place());
    return operations;
  }
  const inherited = inheritExtensions(
    readExtensions(isObject(root.info) ? root.info : {}),
    readExtensions(root),
  );
  for (const written of Object.keys(root.paths)) {
    if (written.startsWith('x-')) continue;
    const segments = ['paths', written];
    const node = own(root.paths, written);
    if (isObject(node)) readItem(context, written, { node, file: entry, segments }, inherited, operations);
    else
      notes.error(
        `The path item is ${kindOf(node)}, not an object, and was left out. Correct or remove it.`,
        {
          file: entry,
          segments,
        },
      );
  }
  noteDuplicates(context, operations);
  return operations;
}

function readItem(
  context: OpenApiContext,
  written: string,
  item: ItemPart,
  inherited: Extensions,
  into: Operation[],
): void {
  const template = readTemplate(written);
  if (template.fault !== undefined) {
    context.notes.warn(
      `The path ${template.fault}; it was read as "${template.path.slice(0, 200)}". Write it so.`,
      item,
    );
  }
  const taken: string[] = [];
  for (const part of partsOf(context, item)) {
    const { node, file, segments } = part;
    const place = (): Place => part;
    const setting: OperationSetting = {
      template,
      parameters: context.parameters.readList(node.parameters, file, place),
      inherited: inheritExtensions(readExtensions(node), inherited),
      servers: readServerUrls(context, node, place),
    };
    const members = file.outline.membersAt(segments);
    for (const key of Object.keys(node)) {
      const method = methodOf(context, key, part);
      if (method === undefined || taken.includes(method)) continue;
      taken.push(method);
      const line = members?.get(key)?.line;
      add(context, { node, file, segments: [...segments, key] }, method, line, setting, into, node[key]);
    }
    if (isObject(node.additionalOperations))
      readAdditional(context, part, node.additionalOperations, setting, into);
  }
}

/** The path item, then what its `$ref` leads to: its own keys win. */
function partsOf(context: OpenApiContext, item: ItemPart): ItemPart[] {
  const parts = [item];
  for (let part = item; typeof part.node.$ref === 'string' && parts.length < REF_CHAIN; ) {
    const ref = part.node.$ref;
    const target = context.files.target(ref, part.file);
    const place = context.files.place(ref, part.file);
    if (!target || !isObject(target.node) || parts.some(({ node }) => node === target.node)) break;
    part = {
      node: target.node,
      file: target.file,
      segments: place?.file === target.file ? place.segments : [],
    };
    parts.push(part);
  }
  return parts;
}

function readAdditional(
  context: OpenApiContext,
  part: ItemPart,
  operations: JsonObject,
  setting: OperationSetting,
  into: Operation[],
): void {
  const segments = [...part.segments, 'additionalOperations'];
  const members = part.file.outline.membersAt(segments);
  for (const method of Object.keys(operations)) {
    const place = { ...part, segments: [...segments, method] };
    if (TOKEN.test(method))
      add(context, place, method, members?.get(method)?.line, setting, into, operations[method]);
    else
      context.notes.warn(
        'The name of the additional operation is no HTTP method; it was left out. Rename it.',
        place,
      );
  }
}

function add(
  context: OpenApiContext,
  part: ItemPart,
  method: string,
  keyLine: number | undefined,
  setting: OperationSetting,
  into: Operation[],
  written: unknown,
): void {
  const { segments } = part;
  const operation = context.files.follow(written, part.file);
  if (!operation || !isObject(operation.node)) {
    if (operation)
      context.notes.error(
        `The operation is ${kindOf(operation.node)}, not an object, and was left out. Correct or remove it.`,
        {
          file: part.file,
          segments,
        },
      );
    return;
  }
  const line = keyLine ?? part.file.outline.lineOf(segments);
  const place = (): Place => ({ file: part.file, segments });
  into.push(readOperation(context, { method, node: operation.node, file: part.file, line, place }, setting));
}

function methodOf(context: OpenApiContext, key: string, part: ItemPart): string | undefined {
  if (METHODS.has(key)) return key.toUpperCase();
  if (OTHER_KEYS.has(key)) return undefined;
  const place = { file: part.file, segments: [...part.segments, key] };
  if (key === 'x-amazon-apigateway-any-method') {
    context.notes.warn(
      'The path answers every method (x-amazon-apigateway-any-method); such an operation is not read. List its methods.',
      place,
    );
  } else if (METHODS.has(key.toLowerCase())) {
    context.notes.warn(
      'The method is not in lower case, as the specification asks; it was read. Write it in lower case.',
      place,
    );
    return key.toUpperCase();
  } else if (!key.startsWith('x-')) {
    context.notes.warn(
      `"${key.slice(0, 80)}" is neither a method nor another key of a path item, and was left out. Correct or remove it.`,
      place,
    );
  }
  return undefined;
}

/** They stay in the list, as the document declares them; whoever matches traffic meets the first. */
function noteDuplicates(context: OpenApiContext, operations: readonly Operation[]): void {
  const lines = new Map<string, number>();
  for (const { method, path, line, file = context.entry.name } of operations) {
    const key = `${method} ${templateKey(path)}`;
    const first = lines.get(key);
    if (first === undefined) lines.set(key, line);
    else {
      const message = `${method} ${path.slice(0, 200)} is declared more than once, first on line ${first}: no request can tell them apart. Remove or rename one.`;
      context.notes.push({ severity: 'warning', message, line, file });
    }
  }
}
