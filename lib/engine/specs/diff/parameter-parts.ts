import { isObject, type JsonObject } from '../json-value';
import type { DeclaredOperation } from '../walk-paths';
import { objectAt, type Revision } from './revision';
import type { SchemaSource } from './schema-view';
import { below, type Spot, spotAt } from './spot';

/** A parameter of any version, apart from those that make up a body. */
export interface ParameterPart {
  readonly in: string;
  readonly name: string;
  readonly node: JsonObject;
  readonly spot: Spot;
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  readonly schema: SchemaSource;
  /** How lists and objects are written out: OpenAPI 3's style, with `*` when exploded. */
  readonly style: string;
}

/** OpenAPI 3 takes these from elsewhere, whatever a parameter says. */
const IGNORED_HEADERS = new Set(['accept', 'content-type', 'authorization']);

/** The raw parameters that hold for an operation: its own override those of the path item by place and name. */
export function rawParameters(
  operation: DeclaredOperation,
  revision: Revision,
): { node: JsonObject; spot: Spot }[] {
  const held = new Map<string, { node: JsonObject; spot: Spot }>();
  const { item } = operation;
  const holders = [
    { node: item.node, spot: spotAt(item.file, item.segments) },
    { node: operation.node, spot: spotOfOperation(operation) },
  ];
  for (const { node, spot } of holders) {
    if (!Array.isArray(node.parameters)) continue;
    const place = below(spot, 'parameters');
    node.parameters.forEach((written: unknown, index) => {
      const found = objectAt({ node: written, spot: below(place, String(index)) }, revision);
      if (!found) return;
      held.set(`${String(found.node.in)} ${String(found.node.name)}`, found);
    });
  }
  return [...held.values()];
}

export function spotOfOperation({ file, segments }: DeclaredOperation): Spot {
  return spotAt(file, segments);
}

/** By the name that tells them apart on the wire: a header's without case, a path parameter's place in the path. */
export function parametersOf(operation: DeclaredOperation, revision: Revision): Map<string, ParameterPart> {
  const parts = new Map<string, ParameterPart>();
  for (const { node, spot } of rawParameters(operation, revision)) {
    const { in: where, name } = node;
    if (typeof where !== 'string' || typeof name !== 'string') continue;
    const key = keyOf(where, name, operation);
    if (key !== undefined) parts.set(key, partOf(where, name, node, spot));
  }
  return parts;
}

function keyOf(where: string, name: string, { template }: DeclaredOperation): string | undefined {
  if (where === 'path') {
    const index = template.parameters.indexOf(name);
    return index < 0 ? undefined : `path ${index}`;
  }
  if (where === 'header') {
    const lower = name.toLowerCase();
    return IGNORED_HEADERS.has(lower) ? undefined : `header ${lower}`;
  }
  if (where === 'query' || where === 'cookie') return `${where} ${name}`;
  return where === 'querystring' ? 'querystring' : undefined;
}

function partOf(where: string, name: string, node: JsonObject, spot: Spot): ParameterPart {
  return {
    in: where,
    name,
    node,
    spot,
    isRequired: node.required === true || where === 'path',
    isDeprecated: node.deprecated === true || node['x-deprecated'] === true,
    schema: schemaOf(node, spot),
    style: styleOf(node, where),
  };
}

/** Swagger 2 writes the schema's keywords beside the parameter's own. */
export function schemaOf(node: JsonObject, spot: Spot): SchemaSource {
  if (node.schema !== undefined) return { node: node.schema, spot: below(spot, 'schema') };
  if (isObject(node.content)) {
    const [type] = Object.keys(node.content);
    const media = type === undefined ? undefined : node.content[type];
    if (isObject(media) && type !== undefined)
      return { node: media.schema, spot: below(below(below(spot, 'content'), type), 'schema') };
  }
  return { node: node.type === undefined ? undefined : withoutNeed(node), spot };
}

/** Keywords of the parameter that would be a schema's. */
function withoutNeed(node: JsonObject): JsonObject {
  const { description, required, deprecated, ...schema } = node;
  return schema;
}

const COLLECTION_STYLES: ReadonlyMap<string, string> = new Map([
  ['ssv', 'spaceDelimited'],
  ['pipes', 'pipeDelimited'],
  ['multi', 'form*'],
  ['tsv', 'tabDelimited'],
]);

function styleOf(node: JsonObject, where: string): string {
  const own = where === 'query' || where === 'cookie' ? 'form' : 'simple';
  if (isObject(node.content)) return 'content';
  if (node.schema === undefined && node.type !== undefined) {
    const format = typeof node.collectionFormat === 'string' ? node.collectionFormat : 'csv';
    return COLLECTION_STYLES.get(format) ?? own;
  }
  const style = typeof node.style === 'string' ? node.style : own;
  const isExploded = typeof node.explode === 'boolean' ? node.explode : style === 'form';
  return isExploded ? `${style}*` : style;
}
