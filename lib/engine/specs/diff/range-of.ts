import { own } from '../json-value';
import type { Limit, SchemaPart } from './schema-view';

/** The tightest limit of all parts: `exclusiveMinimum: true` beside `minimum` (to 3.0) and a number (3.1) mean the same. */
export function numberRange(
  parts: readonly SchemaPart[],
  keyword: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  tighter: (a: number, b: number) => number,
): Limit | undefined {
  let limit: Limit | undefined;
  const offer = (value: unknown, isExclusive: boolean): void => {
    if (typeof value !== 'number') return;
    const isTighter = limit === undefined || (value !== limit.value && tighter(value, limit.value) === value);
    if (isTighter || (limit?.value === value && isExclusive)) limit = { value, isExclusive };
  };
  for (const { node } of parts) {
    const flag = own(node, exclusive);
    offer(own(node, keyword), flag === true);
    offer(flag, true);
  }
  return limit;
}

/** The tightest value of a counting keyword; a lower limit of 0 says nothing. */
export function countLimit(
  parts: readonly SchemaPart[],
  keyword: string,
  isLower: boolean,
): number | undefined {
  const values = parts.map(({ node }) => own(node, keyword)).filter((value) => typeof value === 'number');
  if (values.length === 0) return undefined;
  const limit = isLower ? Math.max(...values) : Math.min(...values);
  return isLower && limit === 0 && keyword !== 'minContains' ? undefined : limit;
}
