import { isObject, type JsonObject, own, stringsOf } from './json-value';

/** Adds the types that a schema itself names, or that its keywords imply. */
export function addTypes(types: string[], schema: JsonObject): void {
  const { type, format } = schema;
  const suffix = typeof format === 'string' && format !== '' ? `:${format}` : '';
  if (typeof type === 'string') addType(types, type === 'file' ? 'string:binary' : withFormat(type, suffix));
  else if (Array.isArray(type)) for (const name of stringsOf(type)) addType(types, withFormat(name, suffix));
  else if (schema.properties !== undefined || isObject(schema.additionalProperties)) addType(types, 'object');
  else if (schema.items !== undefined || schema.prefixItems !== undefined) addType(types, 'array');
  else if (Array.isArray(schema.enum))
    for (const value of schema.enum.slice(0, 20)) addType(types, typeOf(value));
  else if (Object.hasOwn(schema, 'const')) addType(types, typeOf(schema.const));
  else if (suffix !== '') addType(types, `string${suffix}`);
  if (schema.nullable === true || own(schema, 'x-nullable') === true) addType(types, 'null');
}

/** A format says something of strings and numbers only. */
function withFormat(type: string, suffix: string): string {
  return type === 'string' || type === 'integer' || type === 'number' ? type + suffix : type;
}

export function addType(types: string[], type: string): void {
  if (!types.includes(type)) types.push(type);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'object' ? 'object' : typeof value;
}
