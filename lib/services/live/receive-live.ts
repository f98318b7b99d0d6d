import { createHash } from 'node:crypto';
import type { Receipt } from '@/lib/contracts/receipt';
import { AppError, UnreadableError } from '../errors';
import { receiveUpload, withStorableNames } from '../receive-upload';
import type { Upload } from '../upload';
import { Admission } from './admission';
import { findDone } from './done-receipts';
import type { LiveBatch } from './live-batch';
import { LiveIntake } from './live-intake';
import { enqueue } from './queued-batch';
import { readBatch } from './read-batch';

/** A batch that keeps coming: its key, or its content where it has none, says whether it is new. */
export type LiveUpload = Omit<Upload, 'id' | 'isKeyed'> & { key?: string };

interface Live {
  intake: LiveIntake;
  admission: Admission;
  /** Batches under way, by id. */
  underWay: Map<string, Promise<Receipt>>;
}

const holder = globalThis as unknown as { gnomonLive?: Live };

/**
 * Takes in a batch of a source that delivers again and again, and answers when it is committed. Small batches of traffic
 * are committed together, beside the inventory, which takes them in soon (post-deltas.ts); all others take the way of
 * files. Throws BusyError when there is too much.
 */
export async function receiveLive({ key, ...sent }: LiveUpload, now: Date): Promise<Receipt> {
  const { admission } = live();
  await admission.measure();
  let held = 0;
  try {
    const body = await readWithin(sent.body, (bytes) => {
      admission.hold(bytes);
      held += bytes;
    });
    if ('chunks' in body) {
      // Read on as a stream, a file takes little memory for however long it comes.
      admission.release(held);
      held = 0;
      const id = key ?? crypto.randomUUID();
      return await receiveUpload({ ...sent, id, isKeyed: key !== undefined, body: body.chunks }, now);
    }
    const id = key ?? idOf(sent, body.bytes);
    const { body: _body, ...upload } = withStorableNames({ ...sent, id, isKeyed: key !== undefined });
    return await once(id, () => takeIn({ upload, raw: body.bytes, now }));
  } finally {
    admission.release(held);
  }
}

async function takeIn(sent: LiveBatch): Promise<Receipt> {
  const done = await findDone(sent.upload.id);
  return done ?? (await enqueue(sent)) ?? commitNew(sent, idAlone(sent));
}

/** Commits a batch that was queued. What was committed before answers with its receipt. */
export async function commitBatch(batch: LiveBatch): Promise<Receipt> {
  return once(
    batch.upload.id,
    async () => (await findDone(batch.upload.id)) ?? commitNew(batch, batch.upload.id),
  );
}

async function commitNew(batch: LiveBatch, idAlone: string): Promise<Receipt> {
  const { upload, raw, now } = batch;
  const outcome = await live().intake.take(batch);
  return outcome === 'alone' ? receiveUpload({ ...upload, id: idAlone, body: only(raw) }, now) : outcome;
}

/** A file without a key has a receipt for each delivery. */
function idAlone({ upload }: LiveBatch): string {
  return upload.isKeyed ? upload.id : crypto.randomUUID();
}

/** Of several deliveries of one batch at the same time, one is taken in. */
async function once(id: string, take: () => Promise<Receipt>): Promise<Receipt> {
  const { underWay } = live();
  const known = underWay.get(id);
  if (known) return known;
  const taking = take().finally(() => underWay.delete(id));
  underWay.set(id, taking);
  return taking;
}

async function readWithin(
  body: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): ReturnType<typeof readBatch> {
  try {
    return await readBatch(body, onRead);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableError(
      `The batch broke off before its end (${reason}); nothing of it was counted. Send it again.`,
    );
  }
}

/** The same content from the same source, under the same choices, is the same batch. */
function idOf({ source, api, format }: Omit<LiveUpload, 'key'>, bytes: Uint8Array): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([source, api, format]));
  hash.update(bytes);
  return `content:${hash.digest('hex')}`;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** One intake a process, also when a development server loads this module again. */
function live(): Live {
  holder.gnomonLive ??= { intake: new LiveIntake(), admission: new Admission(), underWay: new Map() };
  return holder.gnomonLive;
}
