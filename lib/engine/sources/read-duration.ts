import { parseDecimal } from '@/lib/engine/bytes/text-number';

/**
 * Milliseconds of a number in the unit of `scale` (milliseconds in one of it), or of a number with its own unit
 * (`1.5ms`, `20µs`, `3s`); -1 when it is neither or negative.
 */
export function readDurationMs(bytes: Uint8Array, start: number, end: number, scale: number): number {
  const value = parseDecimal(bytes, start, end);
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) return -1;
  const last = bytes[end - 1] as number;
  if (last !== 0x73) return value * scale;
  return value * unitMs(bytes[end - 2] as number);
}

/** Milliseconds in `ms`, `ns`, `us` or `µs` by the letter before the `s`; a digit there leaves seconds. */
function unitMs(letter: number): number {
  if (letter === 0x6d) return 1;
  if (letter === 0x6e) return 1e-6;
  return letter === 0x75 || letter >= 0x80 ? 1e-3 : 1000;
}
