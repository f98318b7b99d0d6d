import { isObject, type JsonObject, kindOf, own } from './json-value';
import type { OpenApiContext } from './openapi-context';
import { type PathTemplate, readTemplate } from './path-template';
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
export interface ItemPart {
  node: JsonObject;
  file: SpecFile;
  segments: readonly string[];
}

/** An operation as it stands in the document, before anything of it is read. */
export interface DeclaredOperation {
  template: PathTemplate;
  method: string;
  node: JsonObject;
  file: SpecFile;
  segments: readonly string[];
  line: number;
  /** The path item that it stands in: the same object for all operations of the item. */
  item: ItemPart;
}

export type VisitOperation = (operation: DeclaredOperation) => void;

/** Every operation of `paths`, in the document's order. What is no operation is noted, and the rest visited. */
export function walkPaths(context: OpenApiContext, visit: VisitOperation): void {
  const { root, entry, notes } = context;
  const place = (): Place => ({ file: entry, segments: ['paths'] });
  if (!isObject(root.paths)) {
    if (root.paths !== undefined)
      notes.error(
        `The paths are ${kindOf(root.paths)}, not an object: no operation is declared. Make them an object of path items.`,
        place(),
      );
    else if (context.version === '2.0' || context.version === '3.0')
      notes.error('The document has no paths: no operation is declared. Add them.', context.place());
    return;
  }
  for (const written of Object.keys(root.paths)) {
    if (written.startsWith('x-')) continue;
    const segments = ['paths', written];
    const node = own(root.paths, written);
    if (isObject(node)) walkItem(context, written, { node, file: entry, segments }, visit);
    else
      notes.error(
        `The path item is ${kindOf(node)}, not an object, and was left out. Correct or remove it.`,
        {
          file: entry,
          segments,
        },
      );
  }
}

function walkItem(context: OpenApiContext, written: string, item: ItemPart, visit: VisitOperation): void {
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
    const members = file.outline.membersAt(segments);
    const offer = (method: string, key: string, below: readonly string[], holder: JsonObject): void => {
      const line = (below === segments ? members : file.outline.membersAt(below))?.get(key)?.line;
      offerOperation(
        context,
        { template, method, item: part, segments: [...below, key], line },
        holder[key],
        visit,
      );
    };
    for (const key of Object.keys(node)) {
      const method = methodOf(context, key, part);
      if (method === undefined || taken.includes(method)) continue;
      taken.push(method);
      offer(method, key, segments, node);
    }
    if (!isObject(node.additionalOperations)) continue;
    const below = [...segments, 'additionalOperations'];
    for (const method of Object.keys(node.additionalOperations)) {
      if (TOKEN.test(method)) offer(method, method, below, node.additionalOperations);
      else
        context.notes.warn(
          'The name of the additional operation is no HTTP method; it was left out. Rename it.',
          {
            file,
            segments: [...below, method],
          },
        );
    }
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

interface Offered extends Omit<DeclaredOperation, 'node' | 'file' | 'line'> {
  line: number | undefined;
}

function offerOperation(
  context: OpenApiContext,
  offered: Offered,
  written: unknown,
  visit: VisitOperation,
): void {
  const { item, segments } = offered;
  const operation = context.files.follow(written, item.file);
  if (!operation) return;
  if (isObject(operation.node)) {
    const line = offered.line ?? item.file.outline.lineOf(segments);
    visit({ ...offered, node: operation.node, file: item.file, line });
    return;
  }
  context.notes.error(
    `The operation is ${kindOf(operation.node)}, not an object, and was left out. Correct or remove it.`,
    {
      file: item.file,
      segments,
    },
  );
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
