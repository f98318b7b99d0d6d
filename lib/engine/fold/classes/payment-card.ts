import { DIGITS, digitsValue, hasGroups, isOneDigit } from './digits';

const DASH = 0x2d;
const SPACE = 0x20;

/**
 * A primary account number in DIGITS[0, count): Luhn's sum (ISO/IEC 7812-1, annex B) and an issuer range with its
 * lengths. Visa's 13 digits are left out: none are issued, and EAN-13 bar codes look the same.
 */
export function isPaymentCard(count: number): boolean {
  return count >= 14 && count <= 19 && isIssued(count) && !isOneDigit(count) && passesLuhn(count);
}

/** Groups as printed on cards: 4-4-4-4 (-3), 4-6-5, 4-6-4, with spaces or dashes. */
export function isCardGrouped(bytes: Uint8Array, start: number, end: number): boolean {
  for (const separator of [SPACE, DASH]) {
    for (const groups of GROUPS) if (hasGroups(bytes, start, end, groups, separator)) return true;
  }
  return false;
}

const GROUPS = [
  [4, 4, 4, 4],
  [4, 6, 5],
  [4, 6, 4],
  [4, 4, 4, 4, 3],
];

function isIssued(count: number): boolean {
  const two = digitsValue(0, 2);
  const three = digitsValue(0, 3);
  const four = digitsValue(0, 4);
  if (DIGITS[0] === 4) return count === 16 || count === 19; // Visa
  if (two >= 51 && two <= 55) return count === 16; // Mastercard
  if (four >= 2221 && four <= 2720) return count === 16; // Mastercard
  if (two === 34 || two === 37) return count === 15; // American Express
  if (four === 6011 || two === 65 || (three >= 644 && three <= 649)) return count === 16 || count === 19; // Discover
  if (four >= 3528 && four <= 3589) return count === 16; // JCB
  if ((three >= 300 && three <= 305) || two === 36 || two === 38 || two === 39)
    return count === 14 || count === 16; // Diners
  if (two === 62) return count >= 16; // UnionPay
  if (four === 5018 || four === 5020 || four === 5038 || four === 6304 || four === 6759) return count === 16; // Maestro
  return false;
}

function passesLuhn(count: number): boolean {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let digit = DIGITS[count - 1 - i] as number;
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}
