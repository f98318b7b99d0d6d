import type { Dialect } from './dialect';

export interface ObservedField {
  /** As in DeclaredField: `items[].owner.email`, `labels{}`. */
  name: string;
  /** JSON types. */
  types: readonly string[];
}

export type Schema = Record<string, unknown>;

interface Node {
  types: Set<string>;
  members: Map<string, Node>;
  items: Node | null;
  values: Node | null;
}

/** The schema of a body whose fields were observed: names and types, never a value. `null` without fields. */
export function schemaOfFields(fields: readonly ObservedField[], dialect: Dialect): Schema | null {
  if (fields.length === 0) return null;
  const root = emptyNode();
  for (const { name, types } of fields) {
    const node = descend(root, name);
    for (const type of types) node.types.add(type);
  }
  return toSchema(root, dialect);
}

/** A type alone, for a parameter. */
export function schemaOfTypes(types: readonly string[], dialect: Dialect): Schema {
  return typed(new Set(types), dialect);
}

function emptyNode(): Node {
  return { types: new Set(), members: new Map(), items: null, values: null };
}

function descend(root: Node, name: string): Node {
  let node = root;
  for (const [token] of name.matchAll(/\[\]|\{\}|[^.[\]{}]+/g)) {
    if (token === '[]') {
      node.items ??= emptyNode();
      node = node.items;
    } else if (token === '{}') {
      node.values ??= emptyNode();
      node = node.values;
    } else {
      const member: Node = node.members.get(token) ?? emptyNode();
      node.members.set(token, member);
      node = member;
    }
  }
  return node;
}

function toSchema(node: Node, dialect: Dialect): Schema {
  const isObject = node.members.size > 0 || node.values !== null;
  const types = new Set(node.types);
  if (isObject) types.add('object');
  if (node.items) types.add('array');
  const schema = typed(types, dialect);
  if (isObject || node.items) {
    // Older dialects know one type at a time: the one that says most.
    delete schema.anyOf;
    if (!('type' in schema)) schema.type = isObject ? 'object' : 'array';
  }
  if (node.members.size > 0)
    schema.properties = Object.fromEntries(
      [...node.members].map(([name, member]) => [name, toSchema(member, dialect)]),
    );
  if (node.values) schema.additionalProperties = toSchema(node.values, dialect);
  if (schema.type === 'array' || (Array.isArray(schema.type) && schema.type.includes('array')))
    schema.items = node.items ? toSchema(node.items, dialect) : {};
  return schema;
}

function typed(observed: ReadonlySet<string>, dialect: Dialect): Schema {
  const types = [...observed].filter(
    (type) => type !== 'null' && !(type === 'integer' && observed.has('number')),
  );
  types.sort();
  const isNullable = observed.has('null');
  if (dialect === '3.1' || dialect === '3.2') {
    const all = isNullable ? [...types, 'null'] : types;
    if (all.length === 0) return {};
    return { type: all.length === 1 ? all[0] : all };
  }
  const schema: Schema = {};
  if (types.length === 1) schema.type = types[0];
  else if (types.length > 1 && dialect === '3.0') schema.anyOf = types.map(oneType);
  if (isNullable && dialect === '3.0' && types.length === 1) schema.nullable = true;
  return schema;
}

function oneType(type: string): Schema {
  return type === 'array' ? { type, items: {} } : { type };
}
