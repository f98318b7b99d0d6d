import { findApiName, findObservedApis, lockInventory } from '@/lib/data/apis';
import { database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { loadApi, saveApi } from './api-state';

/**
 * Judges every observed API again as of `now`: an endpoint turns quiet, or its sunset passes, without any traffic. One
 * transaction an API, so that imports are not held up. Returns how many endpoints changed.
 */
export async function refreshStates(now: Date): Promise<number> {
  let changed = 0;
  for (const id of await findObservedApis(database())) {
    changed += await inTransaction(async (db) => {
      await lockInventory(db);
      const name = await findApiName(db, id);
      if (name === null) return 0;
      const { touched } = await saveApi(db, { id, name }, await loadApi(db, id), now);
      if (touched > 0) await bumpEstateVersion(db);
      return touched;
    });
  }
  return changed;
}
