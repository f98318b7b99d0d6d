import { readRetryAfter } from '@/lib/engine/remedy/outbound/retry-wait';
import type { TrackerCall } from '@/lib/engine/remedy/ticket/tracker-dialect';
import { type OutboundAnswer, sendOutbound } from '@/lib/server/outbound/send-outbound';

/** A page of tickets with their texts. */
const MOST_ANSWER_BYTES = 8 * 1024 * 1024;

/** A call that did not do what it should. The message is a sentence without a word of the answer. */
export class TrackerFailure extends Error {
  override name = 'TrackerFailure';
  /** HTTP status; `null`: no answer that could be trusted. */
  readonly status: number | null;
  /** How long the tracker asks to be left alone, in ms; 0: it does not. */
  readonly askedWaitMs: number;

  constructor(
    message: string,
    { status = null, askedWaitMs = 0 }: { status?: number | null; askedWaitMs?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.askedWaitMs = askedWaitMs;
  }

  /** Whether other calls would fare no better for now. */
  get isUnwell(): boolean {
    return this.status === null || this.status >= 500 || this.status === 401 || this.askedWaitMs > 0;
  }
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'It did not take what it was sent (400).',
  401: 'It does not know the token (401).',
  403: 'The token may not do this (403).',
  404: 'It does not have that, or hides it from the token (404).',
  410: 'It does not have that any more (410).',
  422: 'It did not take what it was sent (422).',
  429: 'It asks for a pause (429).',
};

/** Calls a tracker and reads its answer. Throws TrackerFailure. `now` is for waits that are named as a time. */
export async function callTracker<T>(call: TrackerCall, read: (answer: unknown) => T, now: Date): Promise<T> {
  const answer = await sendOutbound(call, { mostAnswerBytes: MOST_ANSWER_BYTES });
  if (answer.kind === 'failed') throw new TrackerFailure(answer.because);
  const { status, body, isCut } = answer;
  if (status < 200 || status >= 300)
    throw new TrackerFailure(WORDS[status] ?? `It answered ${status}.`, {
      status,
      askedWaitMs: askedWait(answer, now),
    });
  if (isCut) throw new TrackerFailure('Its answer is longer than 8 MB, which is no list of tickets.');
  try {
    return read(body === '' ? null : JSON.parse(body));
  } catch {
    throw new TrackerFailure('It answered with what is not an answer of its API. Is the address right?');
  }
}

/** Retry-After, or the reset of a limit that is used up, as GitHub says it with 403 and 429. */
function askedWait({ status, headers }: Extract<OutboundAnswer, { kind: 'answered' }>, now: Date): number {
  const asked = readRetryAfter(headers['retry-after']);
  if (asked > 0) return asked;
  const reset = Number(headers['x-ratelimit-reset'] ?? headers['ratelimit-reset']);
  const isUsedUp = (headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining']) === '0';
  if (isUsedUp && reset > 0) return Math.max(1000, reset * 1000 - now.getTime());
  return status === 429 ? 60_000 : 0;
}
