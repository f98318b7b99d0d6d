const FIRST_WAIT_MS = 34_000;
const GROWTH = 2.5;
/** Of a wait, either way: what failed together is not tried again together. */
const JITTER = 0.2;
const MOST_ATTEMPTS = 10;
const LONGEST_ASKED_MS = 3_600_000;

/**
 * How long to wait after the `attempts`-th attempt failed; `null`: no more. Ten attempts within about a day: the waits grow
 * from half a minute to 14 hours. `random` is of [0, 1). `askedMs`: what the receiver asked for (Retry-After), an hour at most.
 */
export function retryWait(attempts: number, random: number, askedMs = 0): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const wait = FIRST_WAIT_MS * GROWTH ** (attempts - 1) * (1 - JITTER + 2 * JITTER * random);
  return Math.round(Math.max(wait, Math.min(askedMs, LONGEST_ASKED_MS)));
}

/** The wait that an answer asks for, in ms; 0 where it asks for none or names a date. RFC 9110, 10.2.3. */
export function readRetryAfter(header: string | string[] | undefined): number {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : 0;
}
