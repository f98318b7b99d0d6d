import type { FindingCare } from '@/lib/contracts/finding-care';
import type { Severity } from '@/lib/contracts/rule';
import { afterStep, type LifeStep } from './finding-life';

export interface StepFacts {
  now: Date;
  /** Of the finding, as it shows now: what a decision is about. */
  severity: Severity;
  /** End of an acceptance. */
  until?: Date | null;
  /** What a duplicate is one of. */
  original?: number;
}

/** The state after a step; `null` where it leads nowhere. What belongs to the status that is left goes with it. */
export function applyStep(care: FindingCare, step: LifeStep, facts: StepFacts): FindingCare | null {
  const status = afterStep(care.status, step);
  if (status === null) return null;
  const isDecision = status === 'risk-accepted' || status === 'false-positive';
  return {
    ...care,
    status,
    claimedAt: status === 'fix-claimed' ? facts.now : null,
    verification: status === 'fix-claimed' ? 'waiting' : step === 'contradict' ? 'failed' : null,
    acceptedUntil: status === 'risk-accepted' ? (facts.until ?? null) : null,
    isWarned: false,
    duplicateOfId: status === 'duplicate' ? (facts.original ?? null) : null,
    decidedSeverity: isDecision ? facts.severity : null,
  };
}
