import { createHash } from 'node:crypto';
import type { Receipt } from '@/lib/contracts/receipt';
import { AppError, UnreadableError } from '../errors';
import { receiveUpload, withStorableNames } from '../receive-upload';
import type { Upload } from '../upload';
import { Admission } from './admission';
import { findDone } from './done-receipts';
import { LiveIntake } from './live-intake';
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
      const id = key ?? crypto.randomUUID();
      return await receiveUpload({ ...sent, id, isKeyed: key !== undefined, body: body.chunks }, now);
    }
    const id = key ?? idOf(sent, body.bytes);
    return await once(id, () => takeIn({ ...sent, id, isKeyed: key !== undefined }, body.bytes, now));
  } finally {
    admission.release(held);
  }
}

async function takeIn(sent: Omit<Upload, 'body'>, raw: Uint8Array, now: Date): Promise<Receipt> {
  const { body: _body, ...upload } = withStorableNames({ ...sent, body: only(raw) });
  const done = await findDone(upload.id);
  if (done) return done;
  const outcome = await live().intake.take({ upload, raw, now });
  if (outcome !== 'alone') return outcome;
  const id = upload.isKeyed ? upload.id : crypto.randomUUID();
  return receiveUpload({ ...upload, id, body: only(raw) }, now);
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
