import { type Aggregate, createAggregate, mergeAggregate } from './fold/aggregate';
import { HostTallies } from './host-tallies';
import { PathTrie } from './paths/path-trie';

/** Caps of the trie that holds paths no handler answered: enough to attribute them to endpoints, too few to flood. */
const PROBE_LIMITS = { childCaps: [24, 8, 4], nodeBudget: 512 };

export const AGGREGATES = { create: createAggregate, merge: mergeAggregate };

/**
 * All that traffic has shown of one API: a commutative monoid under `merge`. Documented operations have an aggregate
 * each, everything else a leaf of the learned trie, and paths that no handler answered a leaf of the probe trie.
 */
export class ApiFold {
  readonly documented = new Map<string, Aggregate>();
  readonly hosts: HostTallies;
  readonly trie: PathTrie<Aggregate>;
  readonly probes: PathTrie<Aggregate>;

  constructor(seed: number, pinned: readonly string[]) {
    this.hosts = new HostTallies(seed);
    this.trie = new PathTrie(AGGREGATES, { seed, pinned });
    this.probes = new PathTrie(AGGREGATES, { seed, pinned, ...PROBE_LIMITS });
  }

  /** The aggregate of a documented operation, created at first use. `endpoint` is an endpoint key. */
  operation(endpoint: string): Aggregate {
    let found = this.documented.get(endpoint);
    if (!found) {
      found = createAggregate();
      this.documented.set(endpoint, found);
    }
    return found;
  }

  merge(other: ApiFold): void {
    for (const [endpoint, aggregate] of other.documented) mergeAggregate(this.operation(endpoint), aggregate);
    this.hosts.merge(other.hosts);
    this.trie.merge(other.trie);
    this.probes.merge(other.probes);
  }
}
