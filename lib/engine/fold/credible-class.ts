import { AADHAAR, IP_ADDRESS, NHS_NUMBER, PAYMENT_CARD } from '@/lib/engine/lexicon/sensitive-classes';

/** Classes that rest on a check digit or on four small numbers: one random number in ten or so passes. */
const WEAK = new Set([PAYMENT_CARD, AADHAAR, NHS_NUMBER, IP_ADDRESS]);
const WEAK_SHARE = 0.3;

/**
 * Whether a class found in `count` of the `seen` exchanges that carry a place holds for the place. A weak one must hold
 * for a good part of them; in a column of order numbers it holds for few. Others are believed at once.
 */
export function isCredible(classNumber: number, count: number, seen: number): boolean {
  return !WEAK.has(classNumber) || count >= WEAK_SHARE * seen;
}
