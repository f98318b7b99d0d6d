import { add, compareKeyword, keywordOf } from './compare-values';
import type { PairTools } from './own-change';
import { countLimit } from './range-of';
import type { SchemaChangeName } from './schema-changes';
import type { Limit } from './schema-view';
import { fromTo } from './short-value';

/** Keywords that count, by the first part of their changes' names. */
const COUNTS = [
  ['maxLength', 'max-length', false],
  ['minLength', 'min-length', true],
  ['maxItems', 'max-items', false],
  ['minItems', 'min-items', true],
  ['maxProperties', 'max-properties', false],
  ['minProperties', 'min-properties', true],
  ['maxContains', 'max-contains', false],
  ['minContains', 'min-contains', true],
] as const;
/** Patterns that everything matches. */
const ANY_PATTERN = new Set(['.*', '^.*$', '']);

/** Compares ranges, lengths, counts, steps and patterns. */
export function compareBounds(tools: PairTools): void {
  const { before, after } = tools;
  compareLimits(tools, 'max', before.maximum, after.maximum);
  compareLimits(tools, 'min', before.minimum, after.minimum);
  for (const [keyword, name, isLower] of COUNTS) {
    const old = countLimit(before.parts, keyword, isLower);
    const now = countLimit(after.parts, keyword, isLower);
    if (old !== now) add(tools, `${name}-${moveOf(old, now)}`, fromTo(old, now), [keyword]);
  }
  compareSteps(tools);
  const isUnique = (view: typeof before): boolean => view.parts.some(({ node }) => node.uniqueItems === true);
  if (isUnique(before) !== isUnique(after))
    add(tools, isUnique(after) ? 'unique-items-set' : 'unique-items-unset', '', ['uniqueItems']);
  comparePatterns(tools);
  compareContent(tools);
}

type Move = 'set' | 'unset' | 'increased' | 'decreased';

function moveOf(old: number | undefined, now: number | undefined): Move {
  if (old === undefined) return 'set';
  if (now === undefined) return 'unset';
  return now > old ? 'increased' : 'decreased';
}

function compareLimits(
  tools: PairTools,
  side: 'max' | 'min',
  old: Limit | undefined,
  now: Limit | undefined,
): void {
  const keywords = side === 'max' ? ['maximum', 'exclusiveMaximum'] : ['minimum', 'exclusiveMinimum'];
  if (old && now && old.value === now.value) {
    if (old.isExclusive !== now.isExclusive)
      add(tools, `exclusive-${side}-${now.isExclusive ? 'set' : 'unset'}`, `at ${now.value}`, keywords);
    return;
  }
  if (!old && !now) return;
  const isExclusive = (old ?? now)?.isExclusive && (now ?? old)?.isExclusive;
  const name: SchemaChangeName = `${isExclusive ? (`exclusive-${side}` as const) : side}-${moveOf(old?.value, now?.value)}`;
  add(tools, name, fromTo(old?.value, now?.value), keywords);
}

function compareSteps(tools: PairTools): void {
  const [old, now] = [keywordOf(tools.before, 'multipleOf'), keywordOf(tools.after, 'multipleOf')];
  if (typeof old === 'number' && typeof now === 'number' && old !== now) {
    const name = divides(now, old)
      ? 'multiple-of-generalized'
      : divides(old, now)
        ? 'multiple-of-specialized'
        : 'multiple-of-changed';
    add(tools, name, fromTo(old, now), ['multipleOf']);
    return;
  }
  compareKeyword(tools, 'multipleOf', ['multiple-of-set', 'multiple-of-unset', 'multiple-of-changed']);
}

function divides(step: number, of: number): boolean {
  const times = of / step;
  return Number.isFinite(times) && Math.abs(times - Math.round(times)) < 1e-9;
}

function comparePatterns(tools: PairTools): void {
  const [old, now] = [keywordOf(tools.before, 'pattern'), keywordOf(tools.after, 'pattern')];
  if (typeof old === 'string' && typeof now === 'string' && old !== now && ANY_PATTERN.has(now))
    add(tools, 'pattern-generalized', fromTo(old, now), ['pattern']);
  else compareKeyword(tools, 'pattern', ['pattern-added', 'pattern-removed', 'pattern-changed']);
}

function compareContent(tools: PairTools): void {
  const { before, after } = tools;
  if (before.contentMediaType !== after.contentMediaType) {
    const detail = fromTo(before.contentMediaType, after.contentMediaType);
    add(tools, 'content-media-type-changed', detail, ['contentMediaType']);
  }
  if (before.contentEncoding !== after.contentEncoding) {
    const detail = fromTo(before.contentEncoding, after.contentEncoding);
    add(tools, 'content-encoding-changed', detail, ['contentEncoding']);
  }
}
