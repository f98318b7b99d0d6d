import type { ApiEvidenceRow } from '@/lib/data/api-evidence';
import type { StoredEndpoint } from '@/lib/data/endpoints';
import type { HostRow } from '@/lib/data/hosts';
import { ApiFold } from '@/lib/engine/api-fold';
import { decodeEvidence, encodeTrie, restoreTrie } from '@/lib/engine/evidence-codec';
import { type Aggregate, mergeAggregate } from '@/lib/engine/fold/aggregate';
import { literalWords } from '@/lib/engine/literal-words';
import type { Leaf } from '@/lib/engine/paths/path-trie';
import { endpointKey } from '@/lib/engine/routing';
import { deployment } from './deployment';

/** All stored evidence of an API, opened. */
export function openFold({ declarations, endpoints, hosts, evidence }: StoredFold): ApiFold {
  const { box } = deployment();
  const fold = new ApiFold(box.seed, literalWords(declarations.map(({ path }) => path)));
  if (evidence.trieState) restoreTrie(fold.trie, box.open(evidence.trieState));
  if (evidence.probes) restoreTrie(fold.probes, box.open(evidence.probes));
  for (const row of endpoints) {
    if (!row.leaves) continue;
    const { documented, leaves } = decodeEvidence(box.open(row.leaves));
    if (documented) mergeAggregate(fold.operation(endpointKey(row.method, row.key)), documented);
    for (const leaf of leaves) fold.trie.restore(leaf);
  }
  for (const { host, origin, requests, firstSeen, lastSeen } of hosts) {
    if (origin !== 'traffic' || !firstSeen || !lastSeen) continue;
    Object.assign(fold.hosts.of(host), {
      requests,
      firstMs: firstSeen.getTime(),
      lastMs: lastSeen.getTime(),
    });
  }
  return fold;
}

export interface StoredFold {
  declarations: readonly { path: string }[];
  endpoints: readonly StoredEndpoint[];
  hosts: readonly HostRow[];
  evidence: ApiEvidenceRow;
}

/** What is kept of a fold beside its endpoints, sealed. `homeless` are the leaves that no endpoint holds. */
export function sealApiEvidence(
  fold: ApiFold,
  homeless: readonly Leaf<Aggregate>[],
): { trieState: Uint8Array; probes: Uint8Array } {
  const { box } = deployment();
  return { trieState: box.seal(encodeTrie(fold.trie, homeless)), probes: box.seal(encodeTrie(fold.probes)) };
}
