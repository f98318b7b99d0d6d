import type { Operation } from '@/lib/contracts/operation';
import { isObject } from './json-value';
import type { OpenApiContext } from './openapi-context';
import { templateKey } from './path-template';
import { type Extensions, inheritExtensions, readExtensions } from './read-extensions';
import { type OperationSetting, readOperation, readServerUrls } from './read-operation';
import type { Place } from './spec-notes';
import { type DeclaredOperation, type ItemPart, walkPaths } from './walk-paths';

/** All operations of `paths`, in the document's order. What cannot be read is noted, and the rest kept. */
export function readPaths(context: OpenApiContext): Operation[] {
  const { root } = context;
  const operations: Operation[] = [];
  const inherited = inheritExtensions(
    readExtensions(isObject(root.info) ? root.info : {}),
    readExtensions(root),
  );
  let item: ItemPart | undefined;
  let setting: OperationSetting | undefined;
  walkPaths(context, (declared) => {
    if (!setting || item !== declared.item) setting = readSetting(context, declared, inherited);
    item = declared.item;
    const { method, node, file, line, segments } = declared;
    const place = (): Place => ({ file, segments });
    operations.push(readOperation(context, { method, node, file, line, place }, setting));
  });
  noteDuplicates(context, operations);
  return operations;
}

function readSetting(
  context: OpenApiContext,
  { template, item }: DeclaredOperation,
  inherited: Extensions,
): OperationSetting {
  const { node, file } = item;
  const place = (): Place => item;
  return {
    template,
    parameters: context.parameters.readList(node.parameters, file, place),
    inherited: inheritExtensions(readExtensions(node), inherited),
    servers: readServerUrls(context, node, place),
  };
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
