/** One dimension of groups of rows. */
export interface Dimension<Group> {
  valueIn: (group: Group) => string | number;
  /** Whether the filter on this dimension keeps the group; `null` where there is none. */
  keeps: ((group: Group) => boolean) | null;
}

export interface FacetTotals<Facet> {
  /** Rows that pass every filter. */
  total: number;
  /** For each value, how many rows it would leave, the filters of all other facets applied. */
  counts: Map<Facet, Map<string | number, number>>;
}

/** Sums groups up by each of their dimensions. O(groups × dimensions). */
export function countByFacet<Facet extends string, Group extends { count: number }>(
  groups: readonly Group[],
  dimensions: ReadonlyMap<Facet, Dimension<Group>>,
): FacetTotals<Facet> {
  const facets = [...dimensions].map(([facet, { valueIn, keeps }]) => ({
    facet,
    valueIn,
    keeps,
    byValue: new Map<string | number, number>(),
  }));
  const filtered = facets.filter(({ keeps }) => keeps !== null);
  let total = 0;
  for (const group of groups) {
    const missed = filtered.filter(({ keeps }) => !keeps?.(group));
    if (missed.length > 1) continue;
    if (missed.length === 0) total += group.count;
    for (const { facet, valueIn, byValue } of facets) {
      if (missed.length === 1 && missed[0]?.facet !== facet) continue;
      const value = valueIn(group);
      byValue.set(value, (byValue.get(value) ?? 0) + group.count);
    }
  }
  return { total, counts: new Map(facets.map(({ facet, byValue }) => [facet, byValue])) };
}

const VALUES_SHOWN = 200;

/** Values by descending count, as many as are shown; `more` were left off. */
export function topValues(counts: ReadonlyMap<string, number>): {
  values: { value: string; count: number }[];
  more: number;
} {
  const values = [...counts].map(([value, count]) => ({ value, count }));
  values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values: values.slice(0, VALUES_SHOWN), more: Math.max(0, values.length - VALUES_SHOWN) };
}
