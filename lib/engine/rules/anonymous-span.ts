import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { countJudged, isCleanSince } from './clearing';
import { WINDOW_MS } from './evidence-floor';
import { CLEAR, type Verdict } from './rule';

/** Successes of the days up to the last one without credentials. Times are milliseconds since 1970. */
export interface AnonymousSpan {
  anonymous: number;
  authenticated: number;
  firstMs: number;
  lastMs: number;
}

/**
 * What shows that strangers are let in: the days of `spanMs` that end with the last anonymous success, so that a later
 * success with credentials does not hide it. `null` when none was, or clean traffic has settled it.
 */
export function anonymousSpan(traffic: AggregateSummary, spanMs = WINDOW_MS): AnonymousSpan | null {
  const last = traffic.days.findLast(({ anonymous }) => anonymous > 0);
  if (!last || countAnonymousAnswers(traffic) === 0) return null;
  if (isCleanSince(traffic, last.dayMs, countJudged)) return null;
  const days = traffic.days.filter(({ dayMs }) => dayMs > last.dayMs - spanMs && dayMs <= last.dayMs);
  return {
    anonymous: days.reduce((sum, day) => sum + day.anonymous, 0),
    authenticated: days.reduce((sum, day) => sum + day.authenticated, 0),
    firstMs: days.find(({ anonymous }) => anonymous > 0)?.dayMs ?? last.dayMs,
    lastMs: last.dayMs,
  };
}

/** Anonymous successes that answer: a redirect may lead to the login. 304 says that what the caller holds is current. */
export function countAnonymousAnswers({ statuses }: AggregateSummary): number {
  return statuses
    .filter(({ status }) => status < 300 || status === 304)
    .reduce((sum, { anonymous }) => sum + anonymous, 0);
}

/** Clear, or unobservable where there are successes and no source shows request headers of any. */
export function clearOfCredentials({ traffic }: EndpointSubject): Verdict {
  if (traffic === null || traffic.successes === 0) return CLEAR;
  const { absent, present } = traffic.credentials;
  return absent + present === 0
    ? { unobservable: 'No source shows request headers of its successes.' }
    : CLEAR;
}
