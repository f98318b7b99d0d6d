/** The digits of the value under examination, without its separators: filled once, read by every check of numbers. */
export const DIGITS = new Uint8Array(32);

/** Copies the digits of `bytes[start, end)` into DIGITS; their number, or -1 when there are more than fit. */
export function gatherDigits(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) continue;
    if (count === DIGITS.length) return -1;
    DIGITS[count++] = digit;
  }
  return count;
}

/** True when DIGITS[0, count) is one digit over and over, which passes several check sums and is never issued. */
export function isOneDigit(count: number): boolean {
  for (let i = 1; i < count; i++) if (DIGITS[i] !== DIGITS[0]) return false;
  return true;
}

/** DIGITS[start, start + length) as a number. */
export function digitsValue(start: number, length: number): number {
  let value = 0;
  for (let i = start; i < start + length; i++) value = value * 10 + (DIGITS[i] as number);
  return value;
}

/**
 * True when the value is groups of digits of the given lengths with one and the same separator byte between them:
 * `[3, 2, 4]` and `-` is `123-45-6789`.
 */
export function hasGroups(
  bytes: Uint8Array,
  start: number,
  end: number,
  groups: readonly number[],
  separator: number,
): boolean {
  let at = start;
  for (let group = 0; group < groups.length; group++) {
    if (group > 0) {
      if (bytes[at] !== separator) return false;
      at++;
    }
    for (let i = groups[group] as number; i > 0; i--, at++) {
      const byte = bytes[at] as number;
      if (at >= end || byte < 0x30 || byte > 0x39) return false;
    }
  }
  return at === end;
}
