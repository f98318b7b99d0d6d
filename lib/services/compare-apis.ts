import type { ApiSort, ApiSummary } from '@/lib/contracts/inventory';
import { Severity } from '@/lib/contracts/rule';

const NAMES = new Intl.Collator('en', { numeric: true });

/** Keys of an order, compared one after the other; `null` comes last whichever way. */
const KEYS: Record<ApiSort, (api: ApiSummary) => readonly (number | null)[]> = {
  name: () => [],
  score: ({ score }) => [score],
  findings: ({ findings }) => Severity.options.map((severity) => findings[severity]),
  endpoints: ({ endpoints }) => [endpoints],
  seenOnly: ({ seenOnly }) => [seenOnly],
  requests: ({ requests }) => [requests],
  lastSeen: ({ lastSeen }) => [lastSeen === null ? null : Date.parse(lastSeen)],
};

/** A total order of APIs: what is equal goes by name, then by age. */
export function comparing(sort: ApiSort, order: 'asc' | 'desc'): (a: ApiSummary, b: ApiSummary) => number {
  const sign = order === 'asc' ? 1 : -1;
  return (a, b) => {
    const others = KEYS[sort](b);
    for (const [i, key] of KEYS[sort](a).entries()) {
      const other = others[i] ?? null;
      if (key === other) continue;
      if (key === null || other === null) return key === null ? 1 : -1;
      return sign * (key - other);
    }
    const byName = NAMES.compare(a.name, b.name);
    return (sort === 'name' ? sign * byName : byName) || a.id - b.id;
  };
}
