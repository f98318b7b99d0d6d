import { hexValue } from '@/lib/engine/bytes/text-hex';

const PERCENT = 0x25;
const PLUS = 0x2b;

/**
 * Writes `bytes[start, end)` into `into` with percent-encoding undone and `+` as a space; stops when `into` is full. A
 * broken escape stays as it is. Returns the number of bytes written.
 */
export function unescapePercent(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let length = 0;
  for (let i = start; i < end && length < into.length; i++) {
    const byte = bytes[i] as number;
    if (byte === PLUS) into[length++] = 0x20;
    else if (byte === PERCENT && i + 2 < end && isEscape(bytes, i)) {
      into[length++] = hexValue(bytes[i + 1] as number) * 16 + hexValue(bytes[i + 2] as number);
      i += 2;
    } else into[length++] = byte;
  }
  return length;
}

/** True when percent-decoding would change `bytes[start, end)`. */
export function isPercentEncoded(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === PERCENT || bytes[i] === PLUS) return true;
  return false;
}

function isEscape(bytes: Uint8Array, at: number): boolean {
  return hexValue(bytes[at + 1] as number) >= 0 && hexValue(bytes[at + 2] as number) >= 0;
}
