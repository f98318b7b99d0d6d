import { log } from '@/lib/server/log';
import type { Handled } from '@/lib/server/queue';
import { asRefusal } from '../as-refusal';
import { BusyError, UnavailableError } from '../errors';
import type { LiveBatch } from './live-batch';
import { closeQueue, openQueue, unpack } from './queued-batch';
import { commitBatch } from './receive-live';

/** Commits the batches of a queue until told to stop. A killed worker's batches go to another one, and count once. */
export async function workQueue(url: string, signal: AbortSignal): Promise<void> {
  const queue = await openQueue(url);
  try {
    await queue.work(handle, signal);
  } finally {
    await closeQueue();
  }
}

async function handle(payload: Uint8Array): Promise<Handled> {
  let batch: LiveBatch;
  try {
    batch = unpack(payload);
  } catch (error) {
    log.error('a batch in the queue was sealed with another deployment key, and is dropped', { error });
    return 'never';
  }
  try {
    await commitBatch(batch);
    return 'done';
  } catch (thrown) {
    const error = asRefusal(thrown);
    const isPassing = error instanceof UnavailableError || error instanceof BusyError;
    if (!isPassing) log.error('a batch could not be committed, and is tried again', { error });
    return 'again';
  }
}
