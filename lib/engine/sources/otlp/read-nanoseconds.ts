const LONGEST = 20;

/** Nanoseconds since 1970 of the decimal integer that is all of `bytes[start, end)`; -1 when it is none. */
export function readNanoseconds(bytes: Uint8Array, start: number, end: number): bigint {
  if (end <= start || end - start > LONGEST) return -1n;
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return -1n;
    text += String.fromCharCode(byte);
  }
  return BigInt(text);
}
