import type { AggregateSummary, DayCounts } from '@/lib/contracts/evidence';
import { noThrottlingSeen } from './rate-02-no-throttling-seen';
import { makeThrottling, makeVisibility } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const DAYS = [makeDay(3, { requests: 900 }), makeDay(2), makeDay(1)];
const LATER = [makeDay(9, { requests: 900 }), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })];
const peaking = (
  count: number,
  daysAgo = 3,
  days: readonly DayCounts[] = DAYS,
  overrides: Partial<AggregateSummary> = {},
) =>
  makeEndpoint({
    traffic: makeTraffic(days, {
      peaks: [{ kind: 'requests-per-minute', count, lastMs: makeDay(daysAgo).dayMs }],
      visibility: makeVisibility({ client: 920 }),
      ...overrides,
    }),
  });

describeRule(noThrottlingSeen, [
  {
    name: '601 requests of one client in a minute',
    subject: peaking(601),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'on one day alone, with low confidence',
    subject: peaking(900, 1, [makeDay(1, { requests: 900 })]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'a deployment that allows fewer',
    subject: peaking(101),
    parameters: { mostRequests: 100 },
    expect: 'fires',
  },
  { name: '600 requests of one client in a minute', subject: peaking(600), expect: 'spares' },
  {
    name: 'some response carried a limit header',
    subject: peaking(900, 3, DAYS, { throttling: makeThrottling({ withLimits: 1 }) }),
    expect: 'spares',
  },
  {
    name: 'some response was 429',
    subject: peaking(900, 3, DAYS, { statuses: [{ status: 429, count: 1, anonymous: 0 }] }),
    expect: 'spares',
  },
  {
    name: '601 answers 401 are RATE-03; requests by the minute are not counted',
    subject: peaking(0, 3, DAYS, {
      peaks: [{ kind: 'unauthorized-per-5-minutes', count: 601, lastMs: makeDay(3).dayMs }],
    }),
    expect: 'unobservable',
  },
  {
    name: 'no source shows clients',
    subject: peaking(0, 3, DAYS, { peaks: [], visibility: makeVisibility() }),
    expect: 'unobservable',
  },
  {
    name: 'fifty newer successes over seven days, none in such a flood',
    subject: peaking(900, 9, LATER),
    expect: 'clears',
  },
]);
