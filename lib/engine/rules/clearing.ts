import type { AggregateSummary, DayCounts } from '@/lib/contracts/evidence';
import type { EndpointSubject } from '@/lib/contracts/subject';

const DAY_MS = 86_400_000;
/** The catalogue's clearing condition b. */
const CLEAN_SUCCESSES = 50;
const CLEAN_DAYS = 7;
/** The catalogue's clearing condition c. */
export const SILENT_MS = 14 * DAY_MS;

/**
 * Condition b: at least 50 successful responses on the days (UTC) after `lastShownMs`, the last of them 7 days or more
 * later. The caller knows that none of them shows the problem, since `lastShownMs` is when it last showed. `countOf` counts
 * the successes that could have shown it: one that cannot be judged settles nothing.
 */
export function isCleanSince(
  traffic: AggregateSummary,
  lastShownMs: number,
  countOf: (day: DayCounts) => number = ({ successes }) => successes,
): boolean {
  const shownDay = Math.floor(lastShownMs / DAY_MS);
  const newer = traffic.days.filter((day) => countOf(day) > 0 && day.dayMs / DAY_MS > shownDay);
  const last = newer.at(-1);
  if (!last || last.dayMs / DAY_MS - shownDay < CLEAN_DAYS) return false;
  return newer.reduce((sum, day) => sum + countOf(day), 0) >= CLEAN_SUCCESSES;
}

/** Successes of which a source shows whether they came with credentials. */
export function countJudged({ authenticated, anonymous }: DayCounts): number {
  return authenticated + anonymous;
}

/**
 * Condition c: its host was still met 14 days after the endpoint last proved a handler. An endpoint that never did is
 * silent. Silence of the whole host says nothing.
 */
export function isSilent({ traffic, activity }: Pick<EndpointSubject, 'traffic' | 'activity'>): boolean {
  if (traffic === null || traffic.lastProvingMs === null) return true;
  return activity.lastMs !== null && activity.lastMs - traffic.lastProvingMs >= SILENT_MS;
}

/** Whether traffic after `lastShownMs` settles what showed then: clean traffic, or silence. */
export function isSettledByTraffic(subject: EndpointSubject, lastShownMs: number): boolean {
  const { traffic } = subject;
  return traffic === null || isCleanSince(traffic, lastShownMs) || isSilent(subject);
}
