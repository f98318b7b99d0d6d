import { BOOLEAN, INTEGER, NULL, NUMBER, STRING } from './field';

/** The JSON type that a text would have. */
export function textType(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return NULL;
  const first = bytes[start] as number;
  let at = first === 0x2d ? start + 1 : start;
  let dots = 0;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === 0x2e && at > start && at + 1 < end) dots++;
    else if (byte < 0x30 || byte > 0x39) return isFlag(bytes, start, end) ? BOOLEAN : STRING;
  }
  if (dots > 1 || (first === 0x2d && end - start === 1)) return STRING;
  return dots === 1 ? NUMBER : INTEGER;
}

function isFlag(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 4)
    return (
      bytes[start] === 0x74 &&
      bytes[start + 1] === 0x72 &&
      bytes[start + 2] === 0x75 &&
      bytes[start + 3] === 0x65
    );
  return (
    length === 5 &&
    bytes[start] === 0x66 &&
    bytes[start + 1] === 0x61 &&
    bytes[start + 2] === 0x6c &&
    bytes[start + 4] === 0x65
  );
}
