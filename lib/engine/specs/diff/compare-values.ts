import { isObject, own, stringsOf } from '../json-value';
import { equalJson } from './equal-json';
import type { PairTools } from './own-change';
import type { SchemaChangeName } from './schema-changes';
import { type SchemaView, spotOf, valuesOf } from './schema-view';
import { fromTo, shortText } from './short-value';

const VALUE_KEYS = ['enum', 'const'] as const;

/** Compares `enum`, `const`, `x-extensible-enum`, `default` and `discriminator`. */
export function compareValues(tools: PairTools): void {
  compareEnums(tools);
  const { before, after } = tools;
  const extensible = (view: SchemaView): string[] => valuesOf(view, 'x-extensible-enum').flatMap(stringsOf);
  const stays = new Set(extensible(after));
  for (const value of extensible(before))
    if (stays.size > 0 && !stays.has(value))
      add(tools, 'x-extensible-enum-value-removed', JSON.stringify(value), ['x-extensible-enum']);
  compareKeyword(tools, 'default', ['default-value-added', 'default-value-removed', 'default-value-changed']);
  compareDiscriminators(tools);
}

function compareEnums(tools: PairTools): void {
  const { before, after } = tools;
  const [old, now] = [before.values, after.values];
  if (!old && !now) return;
  if (!old) {
    add(tools, after.isConst ? 'const-added' : 'became-enum', `to ${listOf(now)}`, VALUE_KEYS);
  } else if (!now) {
    add(tools, before.isConst ? 'const-removed' : 'became-not-enum', `from ${listOf(old)}`, VALUE_KEYS);
  } else if (before.isConst && after.isConst) {
    if (old.join() !== now.join())
      add(tools, 'const-changed', `from ${listOf(old)} to ${listOf(now)}`, VALUE_KEYS);
  } else {
    const held = new Set(old);
    const kept = new Set(now);
    for (const text of old)
      if (!kept.has(text)) add(tools, 'enum-value-removed', shortText(text), VALUE_KEYS);
    for (const text of now) if (!held.has(text)) add(tools, 'enum-value-added', shortText(text), VALUE_KEYS);
  }
}

function compareDiscriminators(tools: PairTools): void {
  const old = valuesOf(tools.before, 'discriminator').find((value) => value !== undefined);
  const now = valuesOf(tools.after, 'discriminator').find((value) => value !== undefined);
  const keys = ['discriminator'];
  if (old === undefined || now === undefined) {
    if (old !== now)
      add(tools, old === undefined ? 'discriminator-added' : 'discriminator-removed', '', keys);
    return;
  }
  const nameOf = (value: unknown): unknown => (isObject(value) ? value.propertyName : value);
  if (nameOf(old) !== nameOf(now))
    add(tools, 'discriminator-property-name-changed', fromTo(nameOf(old), nameOf(now)), keys);
  const mappingOf = (value: unknown): object =>
    isObject(value) && isObject(value.mapping) ? value.mapping : {};
  const [held, kept] = [new Map(Object.entries(mappingOf(old))), new Map(Object.entries(mappingOf(now)))];
  for (const [key, target] of held) {
    if (!kept.has(key)) add(tools, 'discriminator-mapping-deleted', JSON.stringify(key), keys);
    else if (lastSegment(kept.get(key)) !== lastSegment(target))
      add(tools, 'discriminator-mapping-changed', JSON.stringify(key), keys);
  }
  for (const key of kept.keys())
    if (!held.has(key)) add(tools, 'discriminator-mapping-added', JSON.stringify(key), keys);
}

/** A mapping may name a schema or point to it. */
function lastSegment(target: unknown): unknown {
  return typeof target === 'string' ? target.slice(target.lastIndexOf('/') + 1) : target;
}

/** A keyword whose values can only be equal or not. Names: added, removed, changed. */
export function compareKeyword(
  tools: PairTools,
  keyword: string,
  [added, removed, changed]: readonly [SchemaChangeName, SchemaChangeName, SchemaChangeName],
): void {
  const old = keywordOf(tools.before, keyword);
  const now = keywordOf(tools.after, keyword);
  if (equalJson(old, now)) return;
  const name = old === undefined ? added : now === undefined ? removed : changed;
  add(tools, name, fromTo(old, now), [keyword]);
}

/** The first value that a part gives. */
export function keywordOf(view: SchemaView, keyword: string): unknown {
  for (const { node } of view.parts) {
    const value = own(node, keyword);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function add(
  { before, after, into }: PairTools,
  name: SchemaChangeName,
  detail: string,
  keywords: readonly string[],
): void {
  into.keywords.push({
    name,
    detail,
    before: spotOf(before, ...keywords),
    after: spotOf(after, ...keywords),
  });
}

function listOf(texts: readonly string[] | null): string {
  return shortText((texts ?? []).join(', '));
}
