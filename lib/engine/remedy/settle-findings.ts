import type { Clearing, DetectedFinding } from '@/lib/contracts/rule';

/** A finding that is kept, as far as its fate depends on it. */
export interface KeptFinding {
  id: number;
  fingerprint: string;
  rule: string;
  isResolved: boolean;
  /** When it last showed, RFC 3339; `null` for what documents alone show. */
  lastSeen: string | null;
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
  /** Whether newer traffic settles a finding that no longer shows: conditions b, c and the month without. */
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
  };
  for (const finding of kept) {
    const found = detected.get(finding.fingerprint);
    if (found)
      (finding.isResolved ? settlement.reopened : settlement.shown).push({ id: finding.id, fresh: found });
    else if (finding.isResolved) continue;
    else if (context.isOff(finding.rule))
      settlement.resolved.push({ id: finding.id, says: 'The rule was switched off.' });
    else if (isSettled(finding, context))
      settlement.resolved.push({ id: finding.id, says: 'It no longer shows.' });
  }
  return settlement;
}

function isSettled(finding: KeptFinding, context: SettleContext): boolean {
  const isTrafficAlone = context.clearsOf(finding.rule).every((clearing) => BY_TRAFFIC.has(clearing));
  return !isTrafficAlone || finding.lastSeen === null || context.isSettledByTraffic(finding);
}
