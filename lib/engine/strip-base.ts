import type { ApiFold } from './api-fold';
import { splitFold } from './split-fold';

/**
 * What an API's traffic would have shown, had its base paths been known when it came: they are stripped from the paths
 * that were kept with them. `make` gives an empty fold of the API. O(leaves) for each base path.
 */
export function stripBases(fold: ApiFold, basePaths: readonly string[], make: () => ApiFold): ApiFold {
  const longestFirst = basePaths.filter((base) => base !== '').sort((a, b) => b.length - a.length);
  let stripped = fold;
  for (const base of longestFirst) {
    const below = make();
    const rest = make();
    rest.trie.restoreState(stripped.trie.encodeState());
    rest.probes.restoreState(stripped.probes.encodeState());
    splitFold(stripped, base, below, rest);
    rest.merge(below);
    stripped = rest;
  }
  return stripped;
}
