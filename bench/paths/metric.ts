export interface GroupScore {
  /** Share of requests whose group is exactly their true group (grouping accuracy of the LogPAI benchmarks). */
  accuracy: number;
  /** Harmonic mean of precision and recall over whole groups. */
  f1: number;
  /** Groups found over true groups. */
  ratio: number;
}

/** Compares two groupings of the same requests. O(requests). */
export function scoreGroups(truth: readonly string[], found: readonly string[]): GroupScore {
  const trueSizes = new Map<string, number>();
  const groups = new Map<string, { size: number; truth: string; isPure: boolean }>();
  for (const [i, name] of truth.entries()) {
    trueSizes.set(name, (trueSizes.get(name) ?? 0) + 1);
    const group = groups.get(found[i] as string);
    if (!group) groups.set(found[i] as string, { size: 1, truth: name, isPure: true });
    else {
      group.size++;
      if (group.truth !== name) group.isPure = false;
    }
  }
  let right = 0;
  let rightRequests = 0;
  for (const group of groups.values()) {
    if (!group.isPure || trueSizes.get(group.truth) !== group.size) continue;
    right++;
    rightRequests += group.size;
  }
  const precision = right / groups.size;
  const recall = right / trueSizes.size;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { accuracy: rightRequests / truth.length, f1, ratio: groups.size / trueSizes.size };
}
