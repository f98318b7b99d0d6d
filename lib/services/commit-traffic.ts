import type { Receipt } from '@/lib/contracts/receipt';
import { lockInventory } from '@/lib/data/apis';
import { inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { findSameContent, readReceipt, updateReceipt } from '@/lib/data/receipts';
import { addToBooks } from '@/lib/data/source-books';
import type { ApiFold } from '@/lib/engine/api-fold';
import { addFolds, type Observation } from './add-folds';
import { countNothing } from './count-nothing';
import { NotFoundError } from './errors';

export interface TrafficCommit extends Observation {
  receipt: Receipt;
  /** Identifies the content and the choices made for it: the same again counts nothing. `null`: its key alone does. */
  contentHash: string | null;
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
    done.duplicateOf = contentHash && (await findSameContent(db, contentHash, receipt.id));
    if (done.duplicateOf === null) {
      Object.assign(done, await addFolds(db, commit, now));
      done.lastSeen = latestExchange(commit.folds.values());
    } else countNothing(done);
    await updateReceipt(db, done, contentHash ?? undefined);
    await addToBooks(db, [done]);
    await bumpEstateVersion(db);
    return done;
  });
}

function latestExchange(folds: Iterable<ApiFold>): string | null {
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const { hosts } of folds) for (const [, { lastMs }] of hosts) latestMs = Math.max(latestMs, lastMs);
  return Number.isFinite(latestMs) ? new Date(latestMs).toISOString() : null;
}
