import type { FindingStatus, Verification } from './finding';
import type { Severity } from './rule';

/** What people, evidence and time change of a finding: where it stands, whose it is, and what was decided on it. */
export interface FindingCare {
  status: FindingStatus;
  assigneeId: string | null;
  teamId: number | null;
  claimedAt: Date | null;
  verification: Verification | null;
  acceptedUntil: Date | null;
  /** The end of the acceptance was announced. */
  isWarned: boolean;
  duplicateOfId: number | null;
  /** The severity that somebody decided on: when it shows worse, the decision no longer holds. */
  decidedSeverity: Severity | null;
}
