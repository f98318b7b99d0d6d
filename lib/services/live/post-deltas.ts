import { lockInventory } from '@/lib/data/apis';
import { database, inTransaction } from '@/lib/data/client';
import { type DeltaRow, deleteDeltas, measureDeltas, readDeltas } from '@/lib/data/deltas';
import { bumpEstateVersion } from '@/lib/data/estate';
import { ApiFold } from '@/lib/engine/api-fold';
import { decodeFolds } from '@/lib/engine/intake-part';
import { Routing } from '@/lib/engine/routing';
import { addFolds } from '../add-folds';
import { deployment } from '../deployment';
import { loadRoutedApis } from '../load-routing';

/** Sealed bytes of one posting, which unpack to some times as many and stand in memory at once. */
const POSTING_BYTES = 32 * 1024 * 1024;

/** What was placed alike, and by the routing of the same version. */
interface Group {
  fixedApi: string | undefined;
  routingVersion: bigint;
  folds: Map<string, ApiFold>;
}

/**
 * Adds to the inventory what live batches showed and windows wrote beside it, and takes those away, in one transaction:
 * everything counts once, whoever is killed when. Returns how many deltas were posted; there may be more.
 */
export function postDeltas(now: Date): Promise<number> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const rows = await readDeltas(db, POSTING_BYTES);
    if (rows.length === 0) return 0;
    const { apis } = await loadRoutedApis(db);
    for (const group of mergeByGroup(rows, new Routing(apis, {}))) await addFolds(db, group, now);
    await deleteDeltas(
      db,
      rows.map(({ id }) => id),
    );
    await bumpEstateVersion(db);
    return rows.length;
  });
}

/** How much waits to be posted, and for how long the oldest has. */
export async function measureBacklog(now: Date): Promise<{ bytes: number; waitedMs: number }> {
  const { bytes, oldest } = await measureDeltas(database());
  return { bytes, waitedMs: oldest ? Math.max(0, now.getTime() - oldest.getTime()) : 0 };
}

function mergeByGroup(rows: readonly DeltaRow[], routing: Routing): Iterable<Group> {
  const { box } = deployment();
  const groups = new Map<string, Group>();
  const create = (name: string) => new ApiFold(box.seed, routing.pinnedWords(name));
  for (const { folds, fixedApi, routing: routingVersion } of rows) {
    const name = JSON.stringify([fixedApi, String(routingVersion)]);
    let group = groups.get(name);
    if (!group) {
      group = { fixedApi: fixedApi ?? undefined, routingVersion, folds: new Map() };
      groups.set(name, group);
    }
    for (const [api, fold] of decodeFolds(box.open(folds), create)) {
      const known = group.folds.get(api);
      if (known) known.merge(fold);
      else group.folds.set(api, fold);
    }
  }
  return groups.values();
}
