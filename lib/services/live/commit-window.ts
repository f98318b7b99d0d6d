import type { Receipt } from '@/lib/contracts/receipt';
import { inTransaction } from '@/lib/data/client';
import { insertDeltas, type NewDelta } from '@/lib/data/deltas';
import { insertDone } from '@/lib/data/receipts';
import { addToBooks } from '@/lib/data/source-books';
import { deployment } from '../deployment';
import type { WindowPart } from './window-reader';

export interface LiveWindow {
  /** Of all batches that the window holds, done. */
  receipts: readonly Receipt[];
  parts: readonly WindowPart[];
  routingVersion: bigint;
}

/**
 * Writes what a window showed, beside the inventory, with the receipts of its batches, in one transaction: a killed
 * process leaves all of it or nothing. False, and nothing written, when another delivery has finished one of the batches.
 */
export async function commitWindow(window: LiveWindow, now: Date): Promise<boolean> {
  const { receipts, parts, routingVersion } = window;
  const { box } = deployment();
  const deltas: NewDelta[] = await Promise.all(
    parts.map(async ({ fixedApi, folds }) => ({
      fixedApi,
      routing: routingVersion,
      folds: await box.sealLarge(folds),
    })),
  );
  return inTransaction(async (db) => {
    if ((await insertDone(db, receipts)) < receipts.length) throw new AlreadyDone();
    if (deltas.length > 0) await insertDeltas(db, deltas, now);
    await addToBooks(db, receipts);
    return true;
  }).catch((error) => {
    if (error instanceof AlreadyDone) return false;
    throw error;
  });
}

class AlreadyDone extends Error {}
