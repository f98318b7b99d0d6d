import type { Receipt } from '@/lib/contracts/receipt';
import type { BatchTally } from '@/lib/engine/intake';
import { countTally } from '../count-tally';
import { openReceipt } from '../open-receipt';
import type { Upload } from '../upload';

/** A batch on its way through a window: held as it was sent, until its sender is answered. */
export interface LiveBatch {
  upload: Omit<Upload, 'body'>;
  raw: Uint8Array;
  now: Date;
}

/** The receipt of a folded batch. Which endpoints it touches is known later, when the inventory takes it in. */
export function receiptOf(
  { upload, raw, now }: LiveBatch,
  formatId: string,
  { apis, latestMs, ...tally }: BatchTally,
): Receipt {
  const receipt = openReceipt(upload, now);
  countTally(receipt, tally);
  return {
    ...receipt,
    kind: 'traffic',
    format: formatId,
    status: 'done',
    apis: [...apis],
    bytesRead: raw.length,
    finishedAt: new Date().toISOString(),
    lastSeen: Number.isFinite(latestMs) ? new Date(latestMs).toISOString() : null,
  };
}
