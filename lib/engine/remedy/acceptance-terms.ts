import type { Severity } from '@/lib/contracts/rule';

const DAY_MS = 86_400_000;
/** DESIGN section 9: the longest that a risk may be accepted for. */
const MOST_DAYS: Record<Severity, number> = { critical: 90, high: 90, medium: 365, low: 365, info: 365 };

/** Longest acceptance of a risk, in days. */
export function longestAcceptance(severity: Severity): number {
  return MOST_DAYS[severity];
}

/** Why an acceptance may not end at `until`; `null` when it may. */
export function refuseUntil(until: Date | null, severity: Severity, now: Date): string | null {
  if (until === null) return 'An acceptance needs the day on which it ends.';
  if (until <= now) return 'The day on which it ends has passed.';
  const most = longestAcceptance(severity);
  if (until.getTime() - now.getTime() > most * DAY_MS)
    return `A risk of severity ${severity} is accepted for at most ${most} days.`;
  return null;
}
