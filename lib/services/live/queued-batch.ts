import { z } from 'zod';
import type { Receipt } from '@/lib/contracts/receipt';
import { readEnv } from '@/lib/server/env';
import { BatchQueue, QueueFullError } from '@/lib/server/queue';
import { deployment } from '../deployment';
import { BusyError, UnavailableError } from '../errors';
import { openReceipt } from '../open-receipt';
import type { LiveBatch } from './live-batch';

const RETRY_AFTER_S = 5;
const LENGTH_BYTES = 4;

/** What a message says of its batch, before the batch itself. */
const Label = z.object({
  id: z.string(),
  source: z.string(),
  file: z.string(),
  api: z.string().optional(),
  format: z.string().optional(),
  isKeyed: z.boolean().optional(),
  bytesTotal: z.number().nullable(),
  at: z.coerce.date(),
});

const holder = globalThis as unknown as { gnomonQueue?: Promise<BatchQueue> };

/**
 * Gives a batch to the queue of GNOMON_QUEUE and answers with a receipt that says so; `null` without a queue, and for a
 * batch too large for a message, which is committed here then. Throws BusyError and UnavailableError.
 */
export async function enqueue(batch: LiveBatch): Promise<Receipt | null> {
  const { queue: url } = readEnv();
  if (url === undefined) return null;
  const payload = pack(batch);
  try {
    const queue = await openQueue(url);
    if (payload.length > queue.mostBytes) return null;
    await queue.put(batch.upload.id, payload);
  } catch (error) {
    if (error instanceof QueueFullError)
      throw new BusyError(
        'The queue is full; nothing of this batch was taken. Send it again.',
        RETRY_AFTER_S,
      );
    const refusal = new UnavailableError(
      'The queue cannot be reached; nothing of this batch was taken. Send it again.',
      RETRY_AFTER_S,
    );
    refusal.cause = error;
    throw refusal;
  }
  return { ...openReceipt(batch.upload, batch.now), status: 'queued', bytesRead: batch.raw.length };
}

/** Encrypted: a batch holds what law 6 keeps off every disk. */
function pack({ upload, raw, now }: LiveBatch): Uint8Array {
  const label = new TextEncoder().encode(
    JSON.stringify({ ...upload, at: now } satisfies z.input<typeof Label>),
  );
  const plain = new Uint8Array(LENGTH_BYTES + label.length + raw.length);
  new DataView(plain.buffer).setUint32(0, label.length);
  plain.set(label, LENGTH_BYTES);
  plain.set(raw, LENGTH_BYTES + label.length);
  return deployment().box.encrypt(plain);
}

/** Throws for what `enqueue` of this deployment did not write. */
export function unpack(payload: Uint8Array): LiveBatch {
  const plain = deployment().box.decrypt(payload);
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0);
  const label = new TextDecoder().decode(plain.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  const { at, ...upload } = Label.parse(JSON.parse(label));
  return { upload, now: at, raw: plain.slice(LENGTH_BYTES + length) };
}

/** One connection a process. One that could not be made is tried anew. */
export function openQueue(url: string): Promise<BatchQueue> {
  holder.gnomonQueue ??= BatchQueue.open(url).catch((error) => {
    holder.gnomonQueue = undefined;
    throw error;
  });
  return holder.gnomonQueue;
}

export async function closeQueue(): Promise<void> {
  const queue = holder.gnomonQueue;
  holder.gnomonQueue = undefined;
  await (await queue?.catch(() => undefined))?.close();
}
