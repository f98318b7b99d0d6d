import { hexValue } from '@/lib/engine/bytes/text-hex';

const BACKSLASH = 0x5c;
/** Four bytes at a time: a backslash is 0 after the exclusive or, and less one has its high bit set. */
const BACKSLASHES = 0x5c5c5c5c;
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
/** From so many bytes on a view pays. */
const LONG = 64;

/**
 * Writes the text of the JSON string `bytes[start, end)` (without quotes, already validated by a scanner) as UTF-8 into
 * `into` from `at`, and returns the number of bytes written: never more than were read, so in place is fine. A surrogate
 * without its pair becomes U+FFFD.
 */
export function unescapeJson(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  at = 0,
): number {
  const isLong = end - start >= LONG;
  const from = isLong ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
  const to = isLong ? new DataView(into.buffer, into.byteOffset, into.byteLength) : null;
  let out = at;
  let i = start;
  while (i < end) {
    if (from !== null && to !== null) {
      for (; i + 4 <= end; i += 4, out += 4) {
        const word = from.getInt32(i, true);
        const found = ((word ^ BACKSLASHES) - ONES) & ~word & HIGH_BITS;
        if (found !== 0) break;
        to.setInt32(out, word, true);
      }
    }
    while (i < end && (bytes[i] !== BACKSLASH || i + 1 >= end)) into[out++] = bytes[i++] as number;
    if (i >= end) break;
    const letter = bytes[i + 1] as number;
    if (letter !== 0x75) {
      into[out++] = plainEscape(letter);
      i += 2;
      continue;
    }
    let code = codeUnit(bytes, i + 2);
    i += 6;
    if (code >= 0xd800 && code <= 0xdfff) {
      const low =
        code < 0xdc00 && i + 6 <= end && bytes[i] === BACKSLASH && bytes[i + 1] === 0x75
          ? codeUnit(bytes, i + 2)
          : -1;
      if (low >= 0xdc00 && low <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i += 6;
      } else {
        code = 0xfffd;
      }
    }
    out = writeCodePoint(code, into, out);
  }
  return out - at;
}

function plainEscape(letter: number): number {
  if (letter === 0x6e) return 0x0a;
  if (letter === 0x74) return 0x09;
  if (letter === 0x72) return 0x0d;
  if (letter === 0x62) return 0x08;
  if (letter === 0x66) return 0x0c;
  return letter;
}

function codeUnit(bytes: Uint8Array, at: number): number {
  return (
    (hexValue(bytes[at] as number) << 12) |
    (hexValue(bytes[at + 1] as number) << 8) |
    (hexValue(bytes[at + 2] as number) << 4) |
    hexValue(bytes[at + 3] as number)
  );
}

function writeCodePoint(code: number, into: Uint8Array, at: number): number {
  let out = at;
  if (code < 0x80) {
    into[out++] = code;
    return out;
  }
  if (code < 0x800) {
    into[out++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x10000) {
      into[out++] = 0xe0 | (code >> 12);
    } else {
      into[out++] = 0xf0 | (code >> 18);
      into[out++] = 0x80 | ((code >> 12) & 0x3f);
    }
    into[out++] = 0x80 | ((code >> 6) & 0x3f);
  }
  into[out++] = 0x80 | (code & 0x3f);
  return out;
}
