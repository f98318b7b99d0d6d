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
  /** Whether newer traffic settles a finding that no longer shows: conditions b, c and the month without. */
  isSettledByTraffic(finding: KeptFinding): boolean;
}

/** What is to be written. */
export interface Settlement {
  opened: FreshFinding[];
  /** Resolved before, and showing again. */
  reopened: { id: number; fresh: FreshFinding }[];
  /** Open before, and still showing. */
  shown: { id: number; fresh: FreshFinding }[];
  resolved: { id: number; says: string }[];
}

/** Conditions that need traffic after the last sign of the problem. */
const BY_TRAFFIC: ReadonlySet<Clearing> = new Set(['clean-traffic', 'silence', 'month-without']);

/**
 * Compares what is kept with what was detected, both of the same places. What no longer shows is resolved when its
 * rule's condition holds; where only traffic can settle it and has not yet, it stays open: no evidence is no good news.
 */
export function settleFindings(
  kept: readonly KeptFinding[],
  fresh: readonly FreshFinding[],
  context: SettleContext,
): Settlement {
  const detected = new Map(fresh.map((finding) => [finding.fingerprint, finding]));
  const known = new Set(kept.map(({ fingerprint }) => fingerprint));
  const settlement: Settlement = {
    opened: [...detected.values()].filter(({ fingerprint }) => !known.has(fingerprint)),
    reopened: [],
    shown: [],
    resolved: [],
  };
  for (const finding of kept) {
    const found = detected.get(finding.fingerprint);
    if (found)
      (finding.isResolved ? settlement.reopened : settlement.shown).push({ id: finding.id, fresh: found });
    else if (!finding.isResolved && isSettled(finding, context))
      settlement.resolved.push({ id: finding.id, says: 'It no longer shows.' });
  }
  return settlement;
}

function isSettled(finding: KeptFinding, context: SettleContext): boolean {
  const isTrafficAlone = context.clearsOf(finding.rule).every((clearing) => BY_TRAFFIC.has(clearing));
  return !isTrafficAlone || finding.lastSeen === null || context.isSettledByTraffic(finding);
}
