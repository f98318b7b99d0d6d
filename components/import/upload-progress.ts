import type { QueuedUpload } from '@/lib/client/upload-queue';

/** How much of the files under way has been sent. */
export function uploadProgress(uploads: readonly QueuedUpload[]): { underWay: number; percent: number } {
  const open = uploads.filter(({ state }) => state.phase === 'waiting' || state.phase === 'sending');
  const total = open.reduce((sum, { file }) => sum + file.size, 0);
  const sent = open.reduce((sum, { state }) => sum + (state.phase === 'sending' ? state.sentBytes : 0), 0);
  return { underWay: open.length, percent: percentOf(sent, total) };
}

/** A whole percentage that says 100 only for all of it. */
export function percentOf(part: number, total: number): number {
  if (total <= 0) return 0;
  return Math.min(part >= total ? 100 : 99, Math.floor((100 * part) / total));
}
