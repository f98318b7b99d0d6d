import type { Confidence, Severity } from '@/lib/contracts/rule';
import type { Exposure } from '@/lib/contracts/subject';

/** Grows with every change of a number in this file, so that a stored score says what it was computed with. */
export const WEIGHTS_VERSION = 1;

/** Debt of one finding at full confidence on an API of ordinary exposure. */
export const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = {
  critical: 40,
  high: 15,
  medium: 5,
  low: 1,
  info: 0,
};

export const CONFIDENCE_FACTOR: Readonly<Record<Confidence, number>> = { high: 1, low: 0.5 };

/** Of the debt of a finding whose risk was accepted. */
export const ACCEPTED_FACTOR = 0.5;

/** The i-th finding of a rule, largest first, counts this to the power of i. */
export const REPETITION_FACTOR = 0.8;

/** The debt that takes a score halfway down its band. */
export const HALF_DEBT = 40;

/** From the lowest score, which no debt reaches, to the highest, by the worst open severity. */
export const BANDS: Readonly<Record<Exclude<Severity, 'info'>, readonly [number, number]>> = {
  critical: [0, 40],
  high: [40, 70],
  medium: [70, 90],
  low: [90, 99.5],
};
export const SPOTLESS = 100;

const INTERNAL_FACTOR = 0.7;
const OPEN_AND_SENSITIVE_FACTOR = 1.25;

/** How much a problem weighs where it is: behind the walls less, in front of everybody with something to lose more. */
export function exposureFactor(exposure: Exposure, isSensitive: boolean): number {
  if (exposure === 'internal') return INTERNAL_FACTOR;
  return exposure === 'open' && isSensitive ? OPEN_AND_SENSITIVE_FACTOR : 1;
}
