import { DIGITS, digitsValue, isOneDigit } from './digits';

/** Areas 000, 666 and 900–999, group 00 and serial 0000 are never issued (ssa.gov, since 2011). */
export function isSsn(count: number): boolean {
  if (count !== 9) return false;
  const area = digitsValue(0, 3);
  return area !== 0 && area !== 666 && area < 900 && digitsValue(3, 2) !== 0 && digitsValue(5, 4) !== 0;
}

/** India's 12 digits, the first 2–9, with Verhoeff's check digit. */
export function isAadhaar(count: number): boolean {
  if (count !== 12 || (DIGITS[0] as number) < 2 || isOneDigit(count)) return false;
  let check = 0;
  for (let i = 0; i < count; i++) {
    const digit = DIGITS[count - 1 - i] as number;
    const permuted = (VERHOEFF_PERMUTATION[i % 8] as readonly number[])[digit] as number;
    check = (VERHOEFF_PRODUCT[check] as readonly number[])[permuted] as number;
  }
  return check === 0;
}

/** Brazil's 11 digits for persons, two check digits modulo 11. */
export function isCpf(count: number): boolean {
  if (count !== 11 || isOneDigit(count)) return false;
  return brazilianCheck(9, 10) === DIGITS[9] && brazilianCheck(10, 11) === DIGITS[10];
}

/** Brazil's 14 digits for companies, two check digits modulo 11 with weights that start again after 9. */
export function isCnpj(count: number): boolean {
  if (count !== 14 || isOneDigit(count)) return false;
  return brazilianCheck(12, 5) === DIGITS[12] && brazilianCheck(13, 6) === DIGITS[13];
}

/** England's 10 digits, check digit modulo 11; ten is never issued. */
export function isNhsNumber(count: number): boolean {
  if (count !== 10 || isOneDigit(count)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (10 - i) * (DIGITS[i] as number);
  return (11 - (sum % 11)) % 11 === DIGITS[9];
}

/** Weights fall from `weight` to 2 and, past that, start again at 9. */
function brazilianCheck(length: number, weight: number): number {
  let sum = 0;
  let factor = weight;
  for (let i = 0; i < length; i++) {
    sum += factor * (DIGITS[i] as number);
    factor = factor === 2 ? 9 : factor - 1;
  }
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

const VERHOEFF_PRODUCT = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];

const VERHOEFF_PERMUTATION = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];
