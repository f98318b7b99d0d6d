import type { FindingStatus } from '@/lib/contracts/finding';
import { type Clearing, type DetectedFinding, Severity } from '@/lib/contracts/rule';
import { afterStep, type WorldStep } from './finding-life';

/** A finding that is kept, as far as its fate depends on it. */
export interface KeptFinding {
  id: number;
  fingerprint: string;
  rule: string;
  status: FindingStatus;
  /** When it last showed, RFC 3339; `null` for what documents alone show. */
  lastSeen: string | null;
  /** The severity that somebody decided on, when somebody did. */
  decidedSeverity: Severity | null;
}

/** A finding that was detected now. */
export interface FreshFinding {
  fingerprint: string;
  detected: DetectedFinding;
}

export interface SettleContext {
  /** What clears the findings of a rule. */
  clearsOf(rule: string): readonly Clearing[];
  /** Whether the rule is switched off here: what it found is closed. */
  isOff(rule: string): boolean;
  /** Whether what was detected is evidence from after the claim that it is fixed. */
  isAfterClaim(finding: KeptFinding, detected: DetectedFinding): boolean;
  /** Whether newer traffic, after the claim if there is one, settles a finding that no longer shows: conditions b, c and the month without. */
  isSettledByTraffic(finding: KeptFinding): boolean;
}

/** What is to be written. */
export interface Settlement<F extends FreshFinding = FreshFinding> {
  opened: F[];
  /** Resolved before, and showing again. */
  reopened: { id: number; fresh: F }[];
  /** Open before, and still showing. */
  shown: { id: number; fresh: F }[];
  resolved: { id: number; says: string }[];
  /** Still showing, and thereby no longer what people said of it. */
  stepped: { id: number; step: WorldStep; says: string }[];
}

/** Conditions that need traffic after the last sign of the problem. */
const BY_TRAFFIC: ReadonlySet<Clearing> = new Set(['clean-traffic', 'silence', 'month-without']);

/**
 * Compares what is kept with what was detected, both of the same places. What no longer shows is resolved when its
 * rule's condition holds; where only traffic can settle it and has not yet, it stays open: no evidence is no good news.
 */
export function settleFindings<F extends FreshFinding>(
  kept: readonly KeptFinding[],
  fresh: readonly F[],
  context: SettleContext,
): Settlement<F> {
  const detected = new Map(fresh.map((finding) => [finding.fingerprint, finding]));
  const known = new Set(kept.map(({ fingerprint }) => fingerprint));
  const settlement: Settlement<F> = {
    opened: [...detected.values()].filter(({ fingerprint }) => !known.has(fingerprint)),
    reopened: [],
    shown: [],
    resolved: [],
    stepped: [],
  };
  for (const finding of kept) {
    const found = detected.get(finding.fingerprint);
    if (found) {
      const { id, status } = finding;
      (status === 'resolved' ? settlement.reopened : settlement.shown).push({ id, fresh: found });
      const stepped = stepOf(finding, found.detected, context);
      if (stepped) settlement.stepped.push({ id, ...stepped });
    } else if (afterStep(finding.status, 'clear') === null) continue;
    else if (context.isOff(finding.rule))
      settlement.resolved.push({ id: finding.id, says: 'The rule was switched off.' });
    else if (isSettled(finding, context))
      settlement.resolved.push({ id: finding.id, says: 'It no longer shows.' });
  }
  return settlement;
}

/** What showing again does to a finding on which people said something. */
function stepOf(
  finding: KeptFinding,
  detected: DetectedFinding,
  context: SettleContext,
): { step: WorldStep; says: string } | null {
  const { status, decidedSeverity } = finding;
  if (status === 'fix-claimed' && context.isAfterClaim(finding, detected))
    return { step: 'contradict', says: 'Verification failed: it still shows after the claim.' };
  const isWorse = decidedSeverity !== null && rankOf(detected.severity) < rankOf(decidedSeverity);
  if (isWorse && afterStep(status, 'worsen') !== null)
    return {
      step: 'worsen',
      says: `It shows worse than what was decided on: ${detected.severity}, not ${decidedSeverity}.`,
    };
  return null;
}

/** The worst is the first. */
function rankOf(severity: Severity): number {
  return Severity.options.indexOf(severity);
}

function isSettled(finding: KeptFinding, context: SettleContext): boolean {
  const isTrafficAlone = context.clearsOf(finding.rule).every((clearing) => BY_TRAFFIC.has(clearing));
  return !isTrafficAlone || finding.lastSeen === null || context.isSettledByTraffic(finding);
}
