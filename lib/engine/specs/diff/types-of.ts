import { isObject, own, stringsOf } from '../json-value';
import type { SchemaPart } from './schema-view';

/** The types of a part, `null` aside: given, or plain from its other keywords. */
function typesOfPart({ node }: SchemaPart): string[] | undefined {
  const type = own(node, 'type');
  const given = typeof type === 'string' ? [type] : stringsOf(type);
  const types = given.filter((name) => name !== 'null').map((name) => (name === 'file' ? 'string' : name));
  if (given.length > 0) return types;
  if (isObject(own(node, 'properties'))) return ['object'];
  return own(node, 'items') === undefined ? undefined : ['array'];
}

/** Types that fit all parts, sorted; `null` when any does. Without a type, those of the allowed values. */
export function typesOf(
  parts: readonly SchemaPart[],
  values: readonly string[] | null,
): readonly string[] | null {
  let types: string[] | undefined;
  for (const part of parts) {
    const more = typesOfPart(part);
    if (!more) continue;
    types = types ? meet(types, more) : more;
  }
  if (!types && values) types = values.map((text) => typeOfText(text));
  if (!types) return null;
  const distinct = new Set(types);
  if (distinct.has('number')) distinct.delete('integer');
  return [...distinct].sort();
}

function meet(types: readonly string[], others: readonly string[]): string[] {
  return types.flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === 'integer' && others.includes('number')) return [type];
    return type === 'number' && others.includes('integer') ? ['integer'] : [];
  });
}

function typeOfText(json: string): string {
  if (json.startsWith('"')) return 'string';
  if (json.startsWith('{')) return 'object';
  if (json.startsWith('[')) return 'array';
  if (json === 'true' || json === 'false') return 'boolean';
  return /^-?\d+$/.test(json) ? 'integer' : 'number';
}

/** `nullable`, `x-nullable` and `type: [x, null]`; every part that has a type must admit `null`. */
export function nullability(parts: readonly SchemaPart[]): boolean {
  let isTyped = false;
  let isRefused = false;
  for (const part of parts) {
    const { node } = part;
    const type = own(node, 'type');
    const admits =
      own(node, 'nullable') === true ||
      own(node, 'x-nullable') === true ||
      type === 'null' ||
      stringsOf(type).includes('null');
    if (typesOfPart(part) === undefined && type === undefined) {
      if (admits) return true;
      continue;
    }
    isTyped = true;
    if (!admits) isRefused = true;
  }
  return isTyped && !isRefused;
}

interface ValuesAllowed {
  texts: readonly string[] | null;
  hasNull: boolean;
  isConst: boolean;
}

/** `enum` and `const` of all parts: what each of them lists. */
export function valuesAllowed(parts: readonly SchemaPart[]): ValuesAllowed {
  let texts: string[] | null = null;
  let isConst = false;
  for (const { node } of parts) {
    const constant = own(node, 'const');
    const list = own(node, 'enum');
    const given = constant === undefined ? list : [constant];
    if (!Array.isArray(given)) continue;
    isConst ||= constant !== undefined;
    const more = given.map((value) => JSON.stringify(value) ?? 'null');
    texts = texts ? texts.filter((text) => more.includes(text)) : more;
  }
  if (!texts) return { texts, hasNull: false, isConst };
  const listed = [...new Set<string>(texts)].sort();
  return { texts: listed.filter((text) => text !== 'null'), hasNull: listed.includes('null'), isConst };
}

interface Content {
  format: string | undefined;
  contentMediaType: string | undefined;
  contentEncoding: string | undefined;
}

/** `format: byte` and `binary` are what 3.1 says with `contentEncoding: base64` and `contentMediaType`. */
export function contentOf(parts: readonly SchemaPart[]): Content {
  const first = (keyword: string): string | undefined => {
    for (const { node } of parts) {
      const value = own(node, keyword);
      if (typeof value === 'string') return value;
    }
    return undefined;
  };
  const format = parts.some(({ node }) => own(node, 'type') === 'file') ? 'binary' : first('format');
  const contentMediaType = first('contentMediaType');
  const contentEncoding = first('contentEncoding');
  if (format === undefined && contentMediaType === undefined && contentEncoding === 'base64')
    return { format: 'byte', contentMediaType, contentEncoding: undefined };
  if (
    format === undefined &&
    contentMediaType === 'application/octet-stream' &&
    contentEncoding === undefined
  )
    return { format: 'binary', contentMediaType: undefined, contentEncoding };
  return { format, contentMediaType, contentEncoding };
}
