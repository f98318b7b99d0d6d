import type { KeywordChange, PairTools } from './own-change';
import { type SchemaView, spotOf } from './schema-view';

/** A format that allows all that the other does. */
const WIDER_FORMATS: ReadonlyMap<string, string> = new Map([
  ['int32', 'int64'],
  ['float', 'double'],
]);
const TEXT_LIKE = new Set(['integer', 'number', 'boolean', 'string']);

/** Compares types, formats and `null`. False when no value fits both: nothing else is worth a comparison then. */
export function compareTypes({ before, after, into }: PairTools): boolean {
  if (before.isNever || after.isNever) {
    if (before.isNever !== after.isNever)
      into.keywords.push({
        name: after.isNever ? 'became-never' : 'became-possible',
        detail: '',
        before: before.spot,
        after: after.spot,
      });
    return false;
  }
  const name = nameOfChange(before, after);
  if (name) into.keywords.push({ ...name, ...placesOf(before, after) });
  if (before.types && after.types && before.isNullable !== after.isNullable)
    into.keywords.push({
      name: after.isNullable ? 'became-nullable' : 'became-not-nullable',
      detail: '',
      before: spotOf(before, 'nullable', 'x-nullable', 'type'),
      after: spotOf(after, 'nullable', 'x-nullable', 'type'),
    });
  return name?.name !== 'type-changed' || haveEqualTypes(before, after);
}

function placesOf(before: SchemaView, after: SchemaView): Pick<KeywordChange, 'before' | 'after'> {
  return { before: spotOf(before, 'type', 'format'), after: spotOf(after, 'type', 'format') };
}

type NamedChange = Pick<KeywordChange, 'name' | 'detail' | 'asText'>;

function nameOfChange(before: SchemaView, after: SchemaView): NamedChange | undefined {
  const detail = `from ${labelOf(before)} to ${labelOf(after)}`;
  if (!before.types || !after.types) {
    if (before.types) return { name: 'type-generalized', detail };
    return after.types ? { name: 'type-specialized', detail } : formatChange(before, after, detail);
  }
  if (haveEqualTypes(before, after)) return formatChange(before, after, detail);
  const isSingle = before.types.length === 1 && after.types.length === 1;
  if (isWithin(before.types, after.types))
    return { name: isSingle ? 'type-generalized' : 'list-of-types-widened', detail };
  if (isWithin(after.types, before.types))
    return { name: isSingle ? 'type-specialized' : 'list-of-types-narrowed', detail };
  const change: NamedChange = { name: 'type-changed', detail };
  if (![...before.types, ...after.types].every((type) => TEXT_LIKE.has(type))) return change;
  if (isPlainText(after)) return { ...change, asText: 'type-generalized' };
  return isPlainText(before) ? { ...change, asText: 'type-specialized' } : change;
}

function formatChange(before: SchemaView, after: SchemaView, detail: string): NamedChange | undefined {
  const [old, now] = [before.format, after.format];
  if (old === now) return undefined;
  if (old === undefined || WIDER_FORMATS.get(now ?? '') === old) return { name: 'type-specialized', detail };
  if (now === undefined || WIDER_FORMATS.get(old) === now) return { name: 'type-generalized', detail };
  return { name: 'type-changed', detail };
}

function haveEqualTypes(before: SchemaView, after: SchemaView): boolean {
  return before.types?.join() === after.types?.join();
}

function isWithin(types: readonly string[], others: readonly string[]): boolean {
  return types.every((type) => others.includes(type) || (type === 'integer' && others.includes('number')));
}

/** Whether every text fits. */
function isPlainText({ types, format }: SchemaView): boolean {
  return types?.join() === 'string' && format === undefined;
}

function labelOf({ types, format, isNullable }: SchemaView): string {
  const names = types ? [...types, ...(isNullable && types.length === 0 ? ['null'] : [])].join('|') : 'any';
  return format === undefined ? names : `${names}:${format}`;
}
