import type { Confidence, Severity } from '@/lib/contracts/rule';
import type { Exposure } from '@/lib/contracts/subject';
import {
  ACCEPTED_FACTOR,
  BANDS,
  CONFIDENCE_FACTOR,
  exposureFactor,
  HALF_DEBT,
  SEVERITY_WEIGHT,
  SPOTLESS,
} from './weights';

/** A finding that is not resolved. False positives and duplicates are left out by the caller. */
export interface OpenFinding {
  id: string;
  rule: string;
  severity: Severity;
  confidence: Confidence;
  isAccepted: boolean;
  /** Its endpoint, or any of the API's where it has none, carries a sensitive class. */
  isSensitive: boolean;
}

/** From the worst to the mildest. Info weighs nothing and sets no band. */
export const LADDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
export const NO_BAND = LADDER.indexOf('info');

/** What a finding weighs by itself. */
export function debtOf(
  { severity, confidence, isAccepted, isSensitive }: OpenFinding,
  exposure: Exposure,
): number {
  const full =
    SEVERITY_WEIGHT[severity] * exposureFactor(exposure, isSensitive) * CONFIDENCE_FACTOR[confidence];
  return isAccepted ? full * ACCEPTED_FACTOR : full;
}

/** Where a finding stands on the ladder: an accepted risk one rung lower. */
export function rungOf({ severity, isAccepted }: Pick<OpenFinding, 'severity' | 'isAccepted'>): number {
  return Math.min(NO_BAND, LADDER.indexOf(severity) + (isAccepted ? 1 : 0));
}

/** How many findings stand on each rung. */
export function countRungs(findings: readonly OpenFinding[]): number[] {
  const rungs = LADDER.map(() => 0);
  for (const finding of findings) rungs[rungOf(finding)] = (rungs[rungOf(finding)] as number) + 1;
  return rungs;
}

/** The exact score of a total debt when `rung` is the worst that is occupied, -1 for none. */
export function scoreOf(rung: number, debt: number): number {
  const severity = LADDER[rung];
  if (severity === undefined || severity === 'info') return SPOTLESS;
  const [low, high] = BANDS[severity];
  return low + ((high - low) * HALF_DEBT) / (HALF_DEBT + debt);
}
