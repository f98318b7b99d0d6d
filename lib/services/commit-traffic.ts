import type { Receipt } from '@/lib/contracts/receipt';
import { ensureApi, lockInventory } from '@/lib/data/apis';
import { type Db, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { findSameContent, readReceipt, updateReceipt } from '@/lib/data/receipts';
import { addToBooks } from '@/lib/data/source-books';
import type { ApiFold } from '@/lib/engine/api-fold';
import { settleClaims } from './absorb-hosts';
import { loadApi, saveApi } from './api-state';
import { countNothing } from './count-nothing';
import { NotFoundError } from './errors';
import { limitHosts } from './limit-hosts';
import { loadRouting } from './load-routing';

export interface TrafficCommit {
  receipt: Receipt;
  /** Identifies the content and the choices made for it: the same again counts nothing. */
  contentHash: string;
  /** By name of the API. */
  folds: ReadonlyMap<string, ApiFold>;
  /** The importer said that everything belongs to the API of this name. */
  fixedApi?: string;
  /** The inventory's version when the batch was routed. */
  routingVersion: bigint;
}

/**
 * Adds what a batch showed to the inventory, together with its receipt, in one transaction: a killed process leaves
 * all of it or nothing, and of two deliveries one counts. At most so many hosts get an API as limit-hosts.ts says.
 */
export function commitTraffic(commit: TrafficCommit, now: Date): Promise<Receipt> {
  const { receipt, contentHash } = commit;
  return inTransaction(async (db) => {
    await lockInventory(db);
    const stored = await readReceipt(db, receipt.id);
    if (!stored) throw new NotFoundError('receipt', receipt.id);
    if (stored.status === 'done') return stored;
    const done: Receipt = { ...receipt, status: 'done', finishedAt: new Date().toISOString() };
    done.duplicateOf = await findSameContent(db, contentHash, receipt.id);
    if (done.duplicateOf === null) {
      await addFolds(db, commit, done, now);
      done.lastSeen = latestExchange(commit.folds.values());
    } else countNothing(done);
    await updateReceipt(db, done, contentHash);
    await addToBooks(db, done);
    await bumpEstateVersion(db);
    return done;
  });
}

async function addFolds(db: Db, commit: TrafficCommit, done: Receipt, now: Date): Promise<void> {
  const folds = await limitHosts(db, commit.folds, commit.fixedApi);
  for (const [name, fold] of [...folds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const id = await ensureApi(db, name);
    const state = await loadApi(db, id);
    state.fold.merge(fold);
    const change = await saveApi(db, { id, name }, state, now);
    done.endpointsAdded += change.added;
    done.endpointsTouched += change.touched;
    done.apis.push(name);
  }
  const { version, apis } = await loadRouting(db);
  if (version !== commit.routingVersion) await settleClaims(db, apis, [...folds.keys()], now);
}

function latestExchange(folds: Iterable<ApiFold>): string | null {
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const { hosts } of folds) for (const [, { lastMs }] of hosts) latestMs = Math.max(latestMs, lastMs);
  return Number.isFinite(latestMs) ? new Date(latestMs).toISOString() : null;
}
