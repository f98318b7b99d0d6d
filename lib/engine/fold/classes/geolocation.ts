const DOT = 0x2e;
const COMMA = 0x2c;
const DASH = 0x2d;
const PLUS = 0x2b;
const SPACE = 0x20;

/** Places this exact are people's: two decimals are about a kilometre. Whole numbers are indexes and percentages. */
const LEAST_DECIMALS = 2;

/** A decimal number of degrees within ±`most`. */
export function isDegrees(bytes: Uint8Array, start: number, end: number, most: number): boolean {
  let at = start;
  const sign = bytes[at];
  if (sign === DASH || sign === PLUS) at++;
  let whole = 0;
  const first = at;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  if (at === first || at - first > 3 || whole > most || bytes[at] !== DOT) return false;
  const fraction = at + 1;
  for (at = fraction; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return false;
  }
  return at - fraction >= LEAST_DECIMALS;
}

/** `51.5074,-0.1278` or with a space: latitude first, as is usual in text. */
export function isCoordinatePair(bytes: Uint8Array, start: number, end: number): boolean {
  let comma = start;
  while (comma < end && bytes[comma] !== COMMA) comma++;
  if (comma === end) return false;
  const second = bytes[comma + 1] === SPACE ? comma + 2 : comma + 1;
  return isDegrees(bytes, start, comma, 90) && isDegrees(bytes, second, end, 180);
}
