/** Four bytes at a time: less one, a byte has its high bit set if it was 0. */
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
/** From so many bytes on a view pays. */
const LONG = 64;

/** Whether `bytes[start, end)` is well-formed UTF-8 without NUL, the sign of binary data. O(bytes). */
export function isUtf8Text(bytes: Uint8Array, start: number, end: number): boolean {
  const view = end - start < LONG ? null : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start;
  while (at < end) {
    if (view !== null) at = skipAscii(view, at, end);
    if (at >= end) break;
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      if (byte === 0) return false;
      at++;
      continue;
    }
    const length = sequenceLength(byte);
    if (length === 0 || at + length > end) return false;
    const second = bytes[at + 1] as number;
    if (second < lowestSecond(byte) || second > highestSecond(byte)) return false;
    for (let i = at + 2; i < at + length; i++) {
      if (((bytes[i] as number) & 0xc0) !== 0x80) return false;
    }
    at += length;
  }
  return true;
}

function skipAscii(view: DataView, start: number, end: number): number {
  let at = start;
  for (; at + 8 <= end; at += 8) {
    const first = view.getInt32(at, true);
    const second = view.getInt32(at + 4, true);
    if (((first | (first - ONES) | second | (second - ONES)) & HIGH_BITS) !== 0) break;
  }
  return at;
}

function sequenceLength(lead: number): number {
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Refuses spellings longer than needed: E0 and F0 demand a high second byte. */
function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

/** Refuses surrogates (ED) and code points past U+10FFFF (F4). */
function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}
