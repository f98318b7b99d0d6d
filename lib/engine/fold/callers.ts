/** Fingerprint (48 bits, keyed), exchanges, second since 1970 when last seen; by fingerprint. */
export type Callers = number[];
export const CALLERS_WIDTH = 3;
export const CALLERS_KEPT = 64;

const SPACE = 2 ** 48;
const FULL = CALLERS_KEPT * CALLERS_WIDTH;

/**
 * Counts the callers with the lowest fingerprints (bottom-k): a caller among the lowest of all is among the lowest of
 * every part, so its count is exact however the exchanges were split. The fingerprint is `prints[slot]`, which spares
 * the engine a heap number.
 */
export function countCaller(
  callers: Callers,
  prints: Float64Array,
  slot: number,
  exchanges: number,
  second: number,
): void {
  const print = prints[slot] as number;
  const size = callers.length;
  if (size === FULL && print > (callers[FULL - CALLERS_WIDTH] as number)) return;
  let low = 0;
  let high = size / CALLERS_WIDTH;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((callers[middle * CALLERS_WIDTH] as number) < print) low = middle + 1;
    else high = middle;
  }
  const at = low * CALLERS_WIDTH;
  if (at === size || callers[at] !== print) insert(callers, at, prints, slot);
  callers[at + 1] = (callers[at + 1] as number) + exchanges;
  if (second > (callers[at + 2] as number)) callers[at + 2] = second;
}

function insert(callers: Callers, at: number, prints: Float64Array, slot: number): void {
  if (callers.length < FULL) callers.push(0, 0, 0);
  for (let i = callers.length - 1; i >= at + CALLERS_WIDTH; i--)
    callers[i] = callers[i - CALLERS_WIDTH] as number;
  callers[at] = prints[slot] as number;
  callers[at + 1] = 0;
  callers[at + 2] = 0;
}

const held = new Float64Array(1);

/** Fingerprint above which no caller is kept any more; infinite while there is room. It only ever falls. */
export function highestKept(callers: Callers | null): number {
  return callers === null || callers.length < FULL
    ? Number.POSITIVE_INFINITY
    : (callers[FULL - CALLERS_WIDTH] as number);
}

export function mergeCallers(into: Callers, from: Callers): void {
  for (let i = 0; i < from.length; i += CALLERS_WIDTH) {
    held[0] = from[i] as number;
    countCaller(into, held, 0, from[i + 1] as number, from[i + 2] as number);
  }
}

/** Distinct callers: exact up to 64, then the KMV estimate (k − 1) / h_k, standard error 13 %. */
export function estimateCallers(callers: Callers): number {
  if (callers.length < FULL) return callers.length / CALLERS_WIDTH;
  return Math.round(((CALLERS_KEPT - 1) * SPACE) / (callers[FULL - CALLERS_WIDTH] as number));
}
