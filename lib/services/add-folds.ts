import type { Receipt } from '@/lib/contracts/receipt';
import { ensureApi } from '@/lib/data/apis';
import type { Db } from '@/lib/data/client';
import type { ApiFold } from '@/lib/engine/api-fold';
import { settleClaims } from './absorb-hosts';
import { loadApi, saveApi } from './api-state';
import { limitHosts } from './limit-hosts';
import { loadRoutedApis } from './load-routing';

export interface Observation {
  /** By name of the API. */
  folds: ReadonlyMap<string, ApiFold>;
  /** The importer said that everything belongs to the API of this name. */
  fixedApi?: string;
  /** The routing's version when the exchanges were placed. */
  routingVersion: bigint;
}

/**
 * Adds what traffic showed to the inventory. Call below its lock, in a transaction. At most so many hosts get an API as
 * limit-hosts.ts says.
 */
export async function addFolds(
  db: Db,
  observation: Observation,
  now: Date,
): Promise<Pick<Receipt, 'apis' | 'endpointsAdded' | 'endpointsTouched'>> {
  const folds = await limitHosts(db, observation.folds, observation.fixedApi);
  const outcome = { apis: [] as string[], endpointsAdded: 0, endpointsTouched: 0 };
  for (const [name, fold] of [...folds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const id = await ensureApi(db, name);
    const state = await loadApi(db, id);
    state.fold.merge(fold);
    const change = await saveApi(db, { id, name }, state, now);
    outcome.endpointsAdded += change.added;
    outcome.endpointsTouched += change.touched;
    outcome.apis.push(name);
  }
  const { version, apis } = await loadRoutedApis(db);
  if (version !== observation.routingVersion) await settleClaims(db, apis, [...folds.keys()], now);
  return outcome;
}
