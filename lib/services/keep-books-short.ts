import { database, inTransaction } from '@/lib/data/client';
import { deleteReceipts, rollBooksUp } from '@/lib/data/retention';
import { HOURLY_DAYS } from '@/lib/engine/fold/timeline';
import { readEnv } from '@/lib/server/env';

const DAY_MS = 86_400_000;
/** Receipts deleted in one transaction, so that nobody waits for it. */
const DELETED_AT_ONCE = 5000;

/**
 * Takes away receipts past their time (`GNOMON_RECEIPT_DAYS`) and rolls the sources' hours up into days. Totals, and what
 * the inventory knows of first and last times, stay as they are. Returns how many receipts went.
 */
export async function keepBooksShort(now: Date): Promise<number> {
  const before = new Date(now.getTime() - readEnv().receiptDays * DAY_MS);
  let deleted = 0;
  for (;;) {
    const some = await deleteReceipts(database(), before, DELETED_AT_ONCE);
    deleted += some;
    if (some < DELETED_AT_ONCE) break;
  }
  // As the timelines of endpoints do.
  const hourly = new Date(now.getTime() - HOURLY_DAYS * DAY_MS);
  hourly.setUTCHours(0, 0, 0, 0);
  await inTransaction((db) => rollBooksUp(db, hourly));
  return deleted;
}
