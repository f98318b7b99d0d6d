import { DIGITS, digitsValue, hasGroups } from './digits';

/** Country codes of ITU-T E.164 (annex of 2024) as one or two digits; three-digit codes by their first two. */
const TWO_DIGIT_CODES = [
  20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60,
  61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
];
const THREE_DIGIT_STARTS = [
  21, 22, 23, 24, 25, 26, 29, 35, 37, 38, 42, 50, 59, 67, 68, 69, 80, 85, 87, 88, 96, 97, 99,
];
const LONG_CODES = new Set([...TWO_DIGIT_CODES, ...THREE_DIGIT_STARTS]);

const DASH = 0x2d;
const DOT = 0x2e;
const SPACE = 0x20;
const OPENING = 0x28;
const CLOSING = 0x29;

/** E.164 behind a `+`: a country code and 8–15 digits in all; North America exactly 11. */
export function isInternationalPhone(count: number): boolean {
  if (count < 8 || count > 15 || DIGITS[0] === 0) return false;
  if (DIGITS[0] === 1) return count === 11 && isNorthAmerican(1);
  if (DIGITS[0] === 7) return count === 11;
  return LONG_CODES.has(digitsValue(0, 2));
}

/** `(415) 555-2671`, `415-555-2671`, `415.555.2671`, each with `1` before it or not: no other number is written so. */
export function isFormattedPhone(bytes: Uint8Array, start: number, end: number, count: number): boolean {
  if (count !== 10 && count !== 11) return false;
  const national = count === 11 ? 1 : 0;
  if (national === 1 && DIGITS[0] !== 1) return false;
  if (!isNorthAmerican(national)) return false;
  let at = start + national;
  if (national === 1 && (bytes[at] === DASH || bytes[at] === DOT || bytes[at] === SPACE)) at++;
  if (bytes[at] === OPENING) {
    if (bytes[at + 4] !== CLOSING) return false;
    const local = bytes[at + 5] === SPACE ? at + 6 : at + 5;
    return hasGroups(bytes, local, end, [3, 4], DASH) || hasGroups(bytes, local, end, [3, 4], SPACE);
  }
  return hasGroups(bytes, at, end, [3, 3, 4], DASH) || hasGroups(bytes, at, end, [3, 3, 4], DOT);
}

/** Under a phone's name any 7–15 digits with a phone's separators will do. */
export function isNamedPhone(count: number): boolean {
  return count >= 7 && count <= 15;
}

/** Area code and exchange begin with 2–9, DIGITS from `at`. */
function isNorthAmerican(at: number): boolean {
  return (DIGITS[at] as number) >= 2 && (DIGITS[at + 3] as number) >= 2;
}
