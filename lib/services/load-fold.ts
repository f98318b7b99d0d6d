import { readApiEvidence } from '@/lib/data/api-evidence';
import type { Db } from '@/lib/data/client';
import { readEvidence } from '@/lib/data/endpoints';
import { readHosts } from '@/lib/data/hosts';
import { ApiFold } from '@/lib/engine/api-fold';
import { decodeEvidence, encodeTrie, restoreTrie } from '@/lib/engine/evidence-codec';
import { mergeAggregate } from '@/lib/engine/fold/aggregate';
import { literalWords } from '@/lib/engine/literal-words';
import { endpointKey } from '@/lib/engine/routing';
import { deployment } from './deployment';

/** All stored evidence of an API, opened. */
export async function loadFold(
  db: Db,
  apiId: number,
  declarations: readonly { path: string }[],
): Promise<ApiFold> {
  const { box } = deployment();
  const fold = new ApiFold(box.seed, literalWords(declarations.map(({ path }) => path)));
  const { trieState, probes } = await readApiEvidence(db, apiId);
  if (trieState) fold.trie.restoreState(box.open(trieState));
  if (probes) restoreTrie(fold.probes, box.open(probes));
  for (const row of await readEvidence(db, apiId)) {
    const { documented, leaves } = decodeEvidence(box.open(row.leaves));
    if (documented) mergeAggregate(fold.operation(endpointKey(row.method, row.key)), documented);
    for (const leaf of leaves) fold.trie.restore(leaf);
  }
  for (const { host, origin, requests, firstSeen, lastSeen } of await readHosts(db, apiId)) {
    if (origin !== 'traffic' || !firstSeen || !lastSeen) continue;
    Object.assign(fold.host(host), { requests, firstMs: firstSeen.getTime(), lastMs: lastSeen.getTime() });
  }
  return fold;
}

/** What is kept of a fold beside its endpoints, sealed. */
export function sealApiEvidence(fold: ApiFold): { trieState: Uint8Array; probes: Uint8Array } {
  const { box } = deployment();
  return { trieState: box.seal(fold.trie.encodeState()), probes: box.seal(encodeTrie(fold.probes)) };
}
