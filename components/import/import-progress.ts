import { formatBytes, formatCount } from '@/components/ui/format';
import type { UploadState } from '@/lib/client/upload-queue';
import type { Receipt } from '@/lib/contracts/receipt';
import { percentOf } from './upload-progress';

export interface ImportProgress {
  percent: number;
  words: string;
}

/**
 * Sending and reading go on together, as the server reads while bytes arrive. The bar shows what has been read where
 * the receipt tells it, otherwise what has been sent.
 */
export function importProgress(state: UploadState, size: number, receipt: Receipt | null): ImportProgress {
  if (state.phase === 'waiting') return { percent: 0, words: 'Waits for the files before it' };
  const sent = state.phase === 'sending' ? state.sentBytes : size;
  const read = receipt?.bytesRead ?? 0;
  const isSent = sent >= size;
  if (!isSent)
    return { percent: percentOf(sent, size), words: `Sending: ${formatBytes(sent)} of ${formatBytes(size)}` };
  const records = receipt && receipt.received > 0 ? `, ${formatCount(receipt.received)} records so far` : '';
  if (read === 0 || read >= size)
    return { percent: 99, words: `Sent; the server is reading and counting${records}` };
  return {
    percent: percentOf(read, size),
    words: `Reading: ${formatBytes(read)} of ${formatBytes(size)}${records}`,
  };
}
