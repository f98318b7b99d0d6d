import type { AggregateSummary, DayCounts } from '@/lib/contracts/evidence';
import type { Confidence } from '@/lib/contracts/rule';

const DAY_MS = 86_400_000;
export const WINDOW_MS = 30 * DAY_MS;
const FLOOR_SUCCESSES = 5;
const FLOOR_DAYS = 2;

/**
 * Days of the observation window: the 30 days that end with the endpoint's last sign of life, since silence is no news.
 * `windowMs` where a rule looks at another span.
 */
export function windowDays(
  { days, lastProvingMs }: AggregateSummary,
  windowMs = WINDOW_MS,
): readonly DayCounts[] {
  if (lastProvingMs === null) return [];
  return days.filter(({ dayMs }) => dayMs > lastProvingMs - windowMs && dayMs <= lastProvingMs);
}

/** High on at least 5 successful responses over at least 2 calendar days (UTC) of the window; low below that. */
export function confidenceOf(traffic: AggregateSummary): Confidence {
  const days = windowDays(traffic).filter(({ successes }) => successes > 0);
  const successes = days.reduce((sum, day) => sum + day.successes, 0);
  return successes >= FLOOR_SUCCESSES && days.length >= FLOOR_DAYS ? 'high' : 'low';
}
