import { hexValue } from '@/lib/engine/bytes/text-hex';

const BACKSLASH = 0x5c;

/**
 * Undoes Apache's and nginx's escapes (`\"`, `\\`, `\n`, `\xHH`) of `bytes[start, end)` into `into` from `at` and
 * returns the number of bytes written, never more than were read. An unknown escape stays as it is.
 */
export function unescapeLogField(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  at = 0,
): number {
  let out = at;
  let i = start;
  while (i < end) {
    const byte = bytes[i] as number;
    if (byte !== BACKSLASH || i + 1 >= end) {
      into[out++] = byte;
      i++;
      continue;
    }
    const letter = bytes[i + 1] as number;
    const high = letter === 0x78 && i + 3 < end ? hexValue(bytes[i + 2] as number) : -1;
    const low = high >= 0 ? hexValue(bytes[i + 3] as number) : -1;
    if (low >= 0) {
      into[out++] = high * 16 + low;
      i += 4;
      continue;
    }
    const plain = plainEscape(letter);
    if (plain < 0) into[out++] = byte;
    into[out++] = plain < 0 ? letter : plain;
    i += 2;
  }
  return out - at;
}

function plainEscape(letter: number): number {
  if (letter === 0x22 || letter === BACKSLASH) return letter;
  if (letter === 0x6e) return 0x0a;
  if (letter === 0x72) return 0x0d;
  if (letter === 0x74) return 0x09;
  if (letter === 0x76) return 0x0b;
  return letter === 0x62 ? 0x08 : -1;
}
