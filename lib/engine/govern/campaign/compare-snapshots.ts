import type { SnapshotComparison, SnapshotContent, SnapshotItem } from '@/lib/contracts/campaign-snapshot';
import { compareItems } from './compare-items';

/**
 * What changed from one closed campaign to a later one. APIs are told apart by their ids; one that was removed and came
 * back under its name is the same. Those that an older campaign already knew as merged or gone are no news.
 */
export function compareSnapshots(older: SnapshotContent, newer: SnapshotContent): SnapshotComparison {
  const before = older.items.filter(isPresent);
  const after = newer.items.filter(isPresent);
  const counterpart = matchItems(before, after);
  const matched = new Set(counterpart.values());
  const pairs = [...counterpart].map(([one, other]) => compareItems(one, other));
  const changed = pairs.filter((pair) => pair !== null);
  return {
    older: sideOf(older),
    newer: sideOf(newer),
    added: after.filter((item) => !matched.has(item)).map(({ api }) => api),
    ...whereTheyWent(
      before.filter((item) => !counterpart.has(item)),
      newer,
    ),
    changed,
    unchanged: pairs.length - changed.length,
  };
}

const isPresent = ({ fate }: SnapshotItem): boolean => fate === 'present';

function sideOf({ campaign: { id, title, closedAt } }: SnapshotContent): SnapshotComparison['older'] {
  return { id, title, closedAt };
}

function matchItems(
  before: readonly SnapshotItem[],
  after: readonly SnapshotItem[],
): Map<SnapshotItem, SnapshotItem> {
  const byId = new Map(after.map((item) => [item.apiId, item]));
  const known = new Set(before.map(({ apiId }) => apiId));
  const byName = new Map(after.filter(({ apiId }) => !known.has(apiId)).map((item) => [item.api, item]));
  const pairs = new Map<SnapshotItem, SnapshotItem>();
  for (const item of before) {
    const other = byId.get(item.apiId) ?? byName.get(item.api);
    if (other) pairs.set(item, other);
  }
  return pairs;
}

function whereTheyWent(
  items: readonly SnapshotItem[],
  newer: SnapshotContent,
): Pick<SnapshotComparison, 'gone' | 'leftOut' | 'merged'> {
  const merges = new Map(newer.merges.map(({ apiId, into }) => [apiId, into]));
  const ends = new Map(newer.items.map(({ apiId, fate }) => [apiId, fate]));
  const went: Pick<SnapshotComparison, 'gone' | 'leftOut' | 'merged'> = { gone: [], leftOut: [], merged: [] };
  for (const { apiId, api } of items) {
    const into = merges.get(apiId);
    if (into !== undefined) went.merged.push({ api, into });
    else if (ends.get(apiId) === 'gone') went.gone.push(api);
    else went.leftOut.push(api);
  }
  return went;
}
