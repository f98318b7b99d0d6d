import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { Receipt } from '@/lib/contracts/receipt';
import { warn } from '../output';
import { detailOf, ServerError } from '../server';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Of the whole exchange: a server that has not answered by then is asked again under the same key. */
const ANSWER_MS = 120_000;
/** Refusals that say nothing about the batch: too slow, too many. */
const COME_AGAIN = [408, 429];
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const pack = promisify<Uint8Array, typeof FAST, Buffer<ArrayBuffer>>(zstdCompress);

/** Told to stop, a follower begins nothing more (`soon`), and no longer waits for an answer a while later (`now`). */
export interface Stopping {
  soon: AbortSignal;
  now: AbortSignal;
}

export interface Destination {
  server: string;
  token: string | undefined;
  source: string;
  api: string | undefined;
}

export interface Batch {
  key: string;
  /** As the receipt shows it. */
  file: string;
  format: string | undefined;
  bytes: Uint8Array;
}

/**
 * Delivers a batch, again and again until it is acknowledged: a server that is away, busy or failing is waited for.
 * Throws ServerError when it will not be taken however often it is sent, and AbortError when told to stop.
 */
export async function deliverBatch(to: Destination, batch: Batch, stopping: Stopping): Promise<Receipt> {
  const body = await pack(batch.bytes, FAST);
  for (let attempt = 0; ; attempt++) {
    const { receipt, problem, waitMs } = await tryOnce(to, batch, body, stopping.now);
    if (receipt) {
      if (attempt > 0) warn(`${to.server} takes batches again.`);
      return receipt;
    }
    if (attempt === 0) warn(`${problem} Waiting, and sending the same again.`);
    await sleep(waitMs ?? backoffMs(attempt), undefined, { signal: stopping.soon });
  }
}

interface Outcome {
  receipt?: Receipt;
  problem?: string;
  /** As the server asked. */
  waitMs?: number;
}

async function tryOnce(
  { server, token, source, api }: Destination,
  { key, file, format }: Batch,
  body: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<Outcome> {
  const query = new URLSearchParams({ file, ...(api && { api }), ...(format && { format }) });
  const url = new URL(`/api/v1/sources/${encodeURIComponent(source)}/batches?${query}`, server);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'idempotency-key': key,
        'content-type': 'application/octet-stream',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    if (response.ok) return { receipt: Receipt.parse(await response.json()) };
    text = await response.text();
  } catch (error) {
    signal.throwIfAborted();
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : error;
    return { problem: `${server} cannot be reached (${reason}).` };
  }
  const detail = detailOf(text);
  if (response.status < 500 && !COME_AGAIN.includes(response.status))
    throw new ServerError(`${server} answered ${response.status}: ${detail}`);
  const seconds = Number(response.headers.get('retry-after'));
  return {
    problem: `${server} answered ${response.status}: ${detail}`,
    ...(seconds > 0 && { waitMs: Math.min(seconds * 1000, LONGEST_WAIT_MS) }),
  };
}

/** Doubles each time, with up to as much again by chance, so that many followers do not come back at once. */
function backoffMs(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * (1 + Math.random());
}
