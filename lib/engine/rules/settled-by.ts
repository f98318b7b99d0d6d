import type { EndpointSubject, HostActivity } from '@/lib/contracts/subject';
import { isCleanSince, isSilent } from './clearing';
import type { Rule } from './rule';

const MONTH_MS = 30 * 86_400_000;

/** The month without: the hosts were still met 30 days after `lastShownMs`. */
export function isMonthWithout(activity: HostActivity, lastShownMs: number): boolean {
  return activity.lastMs !== null && activity.lastMs - lastShownMs >= MONTH_MS;
}

/** Whether traffic after `lastShownMs` meets one of a rule's own conditions. */
export function isSettledBy(
  { clears, countOf }: Pick<Rule, 'clears' | 'countOf'>,
  subject: EndpointSubject,
  lastShownMs: number,
): boolean {
  const { traffic, activity } = subject;
  if (traffic === null) return true;
  return (
    (clears.includes('clean-traffic') && isCleanSince(traffic, lastShownMs, countOf)) ||
    (clears.includes('silence') && isSilent(subject)) ||
    (clears.includes('month-without') && isMonthWithout(activity, lastShownMs))
  );
}
