import type { FindingCare } from '@/lib/contracts/finding-care';
import type { WorldStep } from './finding-life';

const DAY_MS = 86_400_000;
/** DESIGN section 9: how long evidence after a claim is waited for, and how early the end of an acceptance is announced. */
const PATIENCE_MS = 14 * DAY_MS;
const WARNING_MS = 14 * DAY_MS;

export type TimeStep =
  | { kind: 'step'; step: WorldStep; says: string }
  | { kind: 'unverifiable'; says: string }
  | { kind: 'warn'; says: string };

/** What the passing of time does to a finding. `isOriginalOpen`: what a duplicate is one of is still there, unresolved. */
export function timeStep(
  { status, claimedAt, verification, acceptedUntil, isWarned }: FindingCare,
  { now, isOriginalOpen }: { now: Date; isOriginalOpen: boolean },
): TimeStep | null {
  if (status === 'fix-claimed' && verification === 'waiting' && claimedAt !== null)
    return now.getTime() - claimedAt.getTime() >= PATIENCE_MS
      ? { kind: 'unverifiable', says: 'For 14 days no evidence told whether the fix works.' }
      : null;
  if (status === 'risk-accepted' && acceptedUntil !== null) {
    const day = acceptedUntil.toISOString().slice(0, 10);
    if (acceptedUntil <= now)
      return { kind: 'step', step: 'expire', says: `The acceptance ended on ${day}.` };
    if (!isWarned && acceptedUntil.getTime() - now.getTime() <= WARNING_MS)
      return { kind: 'warn', says: `The acceptance ends on ${day}.` };
  }
  if (status === 'duplicate' && !isOriginalOpen)
    return { kind: 'step', step: 'lose-original', says: 'What it was a duplicate of is gone or resolved.' };
  return null;
}
