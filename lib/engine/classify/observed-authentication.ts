import type { ObservedAuthentication } from '@/lib/contracts/endpoint';
import type { DayCounts } from '@/lib/contracts/evidence';

const DAY_MS = 86_400_000;

/**
 * Whether successes carried credentials: those since `sinceMs`, or all when there is none since. Successes of which the
 * source cannot tell are left out; when no others are there, so is the answer.
 */
export function observedAuthentication(days: readonly DayCounts[], sinceMs: number): ObservedAuthentication {
  const recent = days.filter(({ dayMs }) => dayMs + DAY_MS > sinceMs);
  const counted = recent.some(({ successes }) => successes > 0) ? recent : days;
  let present = 0;
  let absent = 0;
  for (const day of counted) {
    present += day.authenticated;
    absent += day.anonymous;
  }
  if (present === 0 && absent === 0) return 'unobservable';
  if (absent === 0) return 'always';
  return present === 0 ? 'never' : 'mixed';
}
