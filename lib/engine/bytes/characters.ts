/** What bytes a value is made of, one bit a family: the first pass that sends most values away at once. */
export const DIGIT = 1;
export const LOWER = 2;
export const UPPER = 4;
export const AT = 8;
export const DOT = 16;
export const DASH = 32;
export const SPACE = 64;
export const PLUS = 128;
export const PARENTHESIS = 256;
export const SLASH = 512;
export const COLON = 1024;
export const UNDERSCORE = 2048;
export const COMMA = 4096;
export const OTHER = 8192;

/** Family of each byte. */
export const FAMILY = new Uint16Array(256).fill(OTHER);
for (let byte = 0x30; byte <= 0x39; byte++) FAMILY[byte] = DIGIT;
for (let byte = 0x61; byte <= 0x7a; byte++) FAMILY[byte] = LOWER;
for (let byte = 0x41; byte <= 0x5a; byte++) FAMILY[byte] = UPPER;
FAMILY[0x40] = AT;
FAMILY[0x2e] = DOT;
FAMILY[0x2d] = DASH;
FAMILY[0x20] = SPACE;
FAMILY[0x2b] = PLUS;
FAMILY[0x28] = PARENTHESIS;
FAMILY[0x29] = PARENTHESIS;
FAMILY[0x2f] = SLASH;
FAMILY[0x3a] = COLON;
FAMILY[0x5f] = UNDERSCORE;
FAMILY[0x2c] = COMMA;

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

export function isLetter(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** True when `bytes[start…]` begins with `word` (ASCII). */
export function beginsWith(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start < word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}
