import type { ApiFold } from './api-fold';
import type { Aggregate } from './fold/aggregate';
import type { PathTrie } from './paths/path-trie';

/**
 * Takes what a fold shows below a base path out into `moved`, base path stripped, and the rest into `rest`. Both must be
 * empty. Hosts cannot be told apart by path, so each side keeps them with its own share of the requests.
 */
export function splitFold(fold: ApiFold, basePath: string, moved: ApiFold, rest: ApiFold): void {
  const base = basePath === '' ? [] : basePath.slice(1).split('/');
  const requests =
    splitTrie(fold.trie, base, moved.trie, rest.trie) +
    splitTrie(fold.probes, base, moved.probes, rest.probes);
  for (const [endpoint, aggregate] of fold.documented) rest.documented.set(endpoint, aggregate);
  for (const [name, tally] of fold.hosts) {
    const share = Math.min(requests, tally.requests);
    if (share > 0) Object.assign(moved.hosts.of(name), tally, { requests: share });
    if (tally.requests > share)
      Object.assign(rest.hosts.of(name), tally, { requests: tally.requests - share });
  }
}

function splitTrie(
  trie: PathTrie<Aggregate>,
  base: readonly string[],
  moved: PathTrie<Aggregate>,
  rest: PathTrie<Aggregate>,
): number {
  let requests = 0;
  for (const leaf of trie.leaves()) {
    if (base.every((token, i) => leaf.tokens[i] === token)) {
      moved.restore({
        ...leaf,
        tokens: leaf.tokens.slice(base.length),
        masks: leaf.masks.slice(base.length),
        names: leaf.names.slice(base.length),
      });
      requests += leaf.requests;
    } else {
      rest.restore(leaf);
    }
  }
  return requests;
}
