import { isObject, type JsonObject, own, stringsOf } from './json-value';
import { ANY_TYPE, joinTypes, typeText } from './type-text';

/** Values of an enum that are looked at for their type. */
const SAMPLED_VALUES = 20;

/** The type text that a schema itself names, or that its keywords imply; `any` when neither. */
export function typeOfSchema(schema: JsonObject): string {
  const type = namedType(schema) ?? impliedType(schema);
  if (schema.nullable === true || own(schema, 'x-nullable') === true) return joinTypes(type, 'null');
  return type;
}

function namedType({ type, format }: JsonObject): string | undefined {
  if (type === undefined) return undefined;
  const suffix = typeof format === 'string' && format !== '' ? `:${format}` : '';
  if (typeof type === 'string') return type === 'file' ? 'string:binary' : withFormat(type, suffix);
  return Array.isArray(type) ? typeText(stringsOf(type).map((name) => withFormat(name, suffix))) : undefined;
}

function impliedType(schema: JsonObject): string {
  if (schema.properties !== undefined || isObject(schema.additionalProperties)) return 'object';
  if (schema.items !== undefined || schema.prefixItems !== undefined) return 'array';
  if (Array.isArray(schema.enum)) return typeText(schema.enum.slice(0, SAMPLED_VALUES).map(typeOfValue));
  if (Object.hasOwn(schema, 'const')) return typeOfValue(schema.const);
  return typeof schema.format === 'string' && schema.format !== '' ? `string:${schema.format}` : ANY_TYPE;
}

/** A format says something of strings and numbers only. */
function withFormat(type: string, suffix: string): string {
  if (suffix === '') return type;
  return type === 'string' || type === 'integer' || type === 'number' ? type + suffix : type;
}

/** JSON Schema's type of a JSON value. */
export function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
