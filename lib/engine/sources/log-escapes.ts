import { hexValue } from '@/lib/engine/bytes/text-hex';

const BACKSLASH = 0x5c;

/**
 * Undoes Apache's and nginx's escapes (`\"`, `\\`, `\n`, `\xHH`) of `bytes[start, end)` into `into` from 0 and returns
 * the length, never more than was read. An unknown escape stays as it is.
 */
export function unescapeLogField(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let out = 0;
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte !== BACKSLASH || at + 1 >= end) {
      into[out++] = byte;
      at++;
      continue;
    }
    const letter = bytes[at + 1] as number;
    const high = letter === 0x78 && at + 3 < end ? hexValue(bytes[at + 2] as number) : -1;
    const low = high >= 0 ? hexValue(bytes[at + 3] as number) : -1;
    if (low >= 0) {
      into[out++] = high * 16 + low;
      at += 4;
      continue;
    }
    const plain = plainEscape(letter);
    if (plain < 0) into[out++] = byte;
    into[out++] = plain < 0 ? letter : plain;
    at += 2;
  }
  return out;
}

function plainEscape(letter: number): number {
  if (letter === 0x22 || letter === BACKSLASH) return letter;
  if (letter === 0x6e) return 0x0a;
  if (letter === 0x72) return 0x0d;
  if (letter === 0x74) return 0x09;
  if (letter === 0x76) return 0x0b;
  return letter === 0x62 ? 0x08 : -1;
}
