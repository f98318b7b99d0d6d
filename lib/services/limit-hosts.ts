import { findTakenNames } from '@/lib/data/apis';
import type { Db } from '@/lib/data/client';
import { countHostApis } from '@/lib/data/hosts';
import { ApiFold } from '@/lib/engine/api-fold';
import { ANSWERING_HOSTS, OTHER_HOSTS, SILENT_HOSTS } from '@/lib/engine/host-homes';
import { deployment } from './deployment';

/**
 * Keeps the limits of host-homes.ts over all batches: a host that is new, unclaimed and one too many is counted with the
 * other hosts. Which hosts of one batch are too many follows from their names; a host that has an API keeps it.
 */
export async function limitHosts(
  db: Db,
  folds: ReadonlyMap<string, ApiFold>,
  fixedApi: string | undefined,
): Promise<ReadonlyMap<string, ApiFold>> {
  const own = [...folds].filter(([name, { hosts }]) => name !== fixedApi && hosts.get(name) !== undefined);
  const taken = await findTakenNames(
    db,
    own.map(([name]) => name),
  );
  const added = own.filter(([name]) => !taken.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (added.length === 0) return folds;
  const known = await countHostApis(db);
  const room = { answering: ANSWERING_HOSTS - known.answering, silent: SILENT_HOSTS - known.silent };
  const limited = new Map(folds);
  for (const [name, fold] of added) {
    const kind = fold.trie.leaves().length > 0 ? 'answering' : 'silent';
    if (room[kind]-- > 0) continue;
    const others = limited.get(OTHER_HOSTS) ?? new ApiFold(deployment().box.seed, []);
    others.merge(fold);
    limited.set(OTHER_HOSTS, others);
    limited.delete(name);
  }
  return limited;
}
