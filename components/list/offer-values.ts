/** A value to offer; its count is `null` until it is known. */
export interface OfferedValue {
  value: string;
  count: number | null;
}

export interface FacetValueCount {
  value: string;
  count: number;
}

/**
 * The values of a facet to offer: all of a closed set, in its order, so that nothing moves when counts change; else those
 * that the server counted, and chosen ones that it no longer finds, with 0. `counted` is `null` until the counts are
 * there.
 */
export function offerValues(
  closed: readonly string[] | undefined,
  counted: readonly FacetValueCount[] | null,
  chosen: readonly string[],
): OfferedValue[] {
  const counts = new Map(counted?.map(({ value, count }) => [value, count]));
  const values = closed ?? [...chosen.filter((value) => !counts.has(value)), ...counts.keys()];
  return values.map((value) => ({ value, count: counted && (counts.get(value) ?? 0) }));
}
