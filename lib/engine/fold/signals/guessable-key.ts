/** Bits below which a key can be found by trying (the catalogue's AUTH-15). */
const LEAST_BITS = 64;
/** No key this long has fewer bits unless it is a repeat. */
const LONG = 40;
const SYMBOLS = 12;

/**
 * Estimates the bits of a key as length × log2 of the alphabet that it draws on: digits 10, hexadecimal 16, letters 26
 * or 52, letters and digits 36 or 62, other marks 12 more; no more than its distinct characters squared, so that
 * `aaaa…` is not long. An upper bound: a key of words has fewer.
 */
export function isGuessableKey(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0) return false;
  let isHex = true;
  let kinds = 0;
  let low = 0;
  let high = 0;
  let distinct = 0;
  for (let i = start; i < Math.min(end, start + LONG); i++) {
    const byte = bytes[i] as number;
    const kind = kindOf(byte);
    kinds |= kind;
    if (kind === OTHER || (kind !== DIGIT && (byte | 0x20) > 0x66)) isHex = false;
    const bit = 1 << (byte & 31);
    const half = byte & 32 ? low : high;
    if ((half & bit) !== 0) continue;
    distinct++;
    if (byte & 32) low |= bit;
    else high |= bit;
  }
  const alphabet = isHex && kinds !== DIGIT ? 16 : sizeOf(kinds);
  return length * Math.log2(Math.min(alphabet, distinct * distinct)) < LEAST_BITS;
}

const DIGIT = 1;
const LOWER = 2;
const UPPER = 4;
const OTHER = 8;

function kindOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return DIGIT;
  if (byte >= 0x61 && byte <= 0x7a) return LOWER;
  return byte >= 0x41 && byte <= 0x5a ? UPPER : OTHER;
}

function sizeOf(kinds: number): number {
  let size = 0;
  if ((kinds & DIGIT) !== 0) size += 10;
  if ((kinds & LOWER) !== 0) size += 26;
  if ((kinds & UPPER) !== 0) size += 26;
  return (kinds & OTHER) !== 0 ? size + SYMBOLS : size;
}
