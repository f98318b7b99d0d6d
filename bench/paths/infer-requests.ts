import { METHODS } from '@/lib/contracts/exchange';
import type { PathPrior } from '@/lib/engine/lexicon/path-prior';
import { inferTemplates } from '@/lib/engine/paths/infer-templates';
import type { Judge } from '@/lib/engine/paths/judge-place';
import { PathTrie } from '@/lib/engine/paths/path-trie';
import type { Request } from './traffic';

export interface Learner {
  prior?: PathPrior;
  judge?: Judge;
}

const NOTHING = { create: (): null => null, merge: (): void => {} };
const METHOD_NUMBERS = new Map<string, number>(METHODS.map((method, i) => [method, i]));
const encoder = new TextEncoder();
/** Any seed does; a deployment has its own. */
const SEED = 0x5eed;

export function growTrie(requests: readonly Request[], prior?: PathPrior): PathTrie<null> {
  const trie = new PathTrie<null>(NOTHING, prior ? { seed: SEED, prior } : { seed: SEED });
  for (const { path, method } of requests) {
    const bytes = encoder.encode(path);
    trie.insert(bytes, 0, bytes.length, METHOD_NUMBERS.get(method) as number);
  }
  return trie;
}

/** The group that each request is found to belong to: method and template. */
export function groupRequests(requests: readonly Request[], learner: Learner = {}): string[] {
  const trie = growTrie(requests, learner.prior);
  const inference = inferTemplates(trie, learner);
  return requests.map(({ path, method }) => {
    const bytes = encoder.encode(path);
    const leaf = trie.locate(bytes, 0, bytes.length, METHOD_NUMBERS.get(method) as number);
    const endpoint = leaf ? inference.endpoints[inference.endpointOf(leaf)] : undefined;
    return endpoint ? `${method} ${endpoint.key}` : `${method} ?`;
  });
}
