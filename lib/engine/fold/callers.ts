import { findRow, insertRow, type Rows } from './sorted-rows';

/** Fingerprint (48 bits, keyed), exchanges, last seen (ms). */
export const CALLERS_WIDTH = 3;
export const CALLERS_KEPT = 64;

const SPACE = 2 ** 48;
const FULL = CALLERS_KEPT * CALLERS_WIDTH;

/**
 * Counts the callers with the lowest fingerprints (bottom-k): a caller among the lowest of all is among the lowest of
 * every part, so its count is exact however the exchanges were split.
 */
export function countCaller(callers: Rows, fingerprint: number, exchanges: number, timeMs: number): void {
  const size = callers.length;
  if (size === FULL && fingerprint > (callers[size - CALLERS_WIDTH] as number)) return;
  let at = findRow(callers, CALLERS_WIDTH, fingerprint);
  if (at < 0) {
    at = -1 - at;
    insertRow(callers, CALLERS_WIDTH, at, fingerprint);
    if (size === FULL) callers.length = FULL;
  }
  callers[at + 1] = (callers[at + 1] as number) + exchanges;
  if (timeMs > (callers[at + 2] as number)) callers[at + 2] = timeMs;
}

export function mergeCallers(into: Rows, from: Rows): void {
  for (let i = 0; i < from.length; i += CALLERS_WIDTH) {
    countCaller(into, from[i] as number, from[i + 1] as number, from[i + 2] as number);
  }
}

/** Distinct callers: exact up to 64, then the KMV estimate (k − 1) / h_k, standard error 13 %. */
export function estimateCallers(callers: Rows): number {
  if (callers.length < FULL) return callers.length / CALLERS_WIDTH;
  return Math.round(((CALLERS_KEPT - 1) * SPACE) / (callers[FULL - CALLERS_WIDTH] as number));
}
