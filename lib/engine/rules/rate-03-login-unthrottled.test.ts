import type { AggregateSummary, DayCounts } from '@/lib/contracts/evidence';
import { loginUnthrottled } from './rate-03-login-unthrottled';
import { makeThrottling, makeVisibility } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const DAYS = [makeDay(3), makeDay(2), makeDay(1)];
const refused = makeDay(1, { requests: 40, successes: 0, clientErrors: 40, authenticated: 0 });
const failing = (
  count: number,
  daysAgo = 3,
  days: readonly DayCounts[] = DAYS,
  overrides: Partial<AggregateSummary> = {},
) =>
  makeEndpoint({
    method: 'POST',
    path: '/login',
    key: '/login',
    traffic: makeTraffic(days, {
      peaks: [{ kind: 'unauthorized-per-5-minutes', count, lastMs: makeDay(daysAgo).dayMs }],
      visibility: makeVisibility({ client: 40 }),
      ...overrides,
    }),
  });

describeRule(loginUnthrottled, [
  {
    name: '20 answers 401 to one client in five minutes',
    subject: failing(20),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'limit headers, and yet no 429',
    subject: failing(40, 3, DAYS, { throttling: makeThrottling({ withLimits: 40 }) }),
    expect: 'fires',
    firings: [{ severity: 'high' }],
  },
  {
    name: 'no success among them, with low confidence',
    subject: failing(40, 1, [refused]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  { name: '19 answers 401', subject: failing(19), expect: 'spares' },
  {
    name: 'then 429',
    subject: failing(20, 3, DAYS, { statuses: [{ status: 429, count: 1, anonymous: 0 }] }),
    expect: 'spares',
  },
  {
    name: 'no source shows clients',
    subject: failing(0, 3, DAYS, { peaks: [], visibility: makeVisibility() }),
    expect: 'unobservable',
  },
  {
    name: 'fifty newer successes over seven days, and no such series',
    subject: failing(40, 9, [makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })]),
    expect: 'clears',
  },
]);
