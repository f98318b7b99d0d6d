import type { AggregateSummary, DayCounts } from '@/lib/contracts/evidence';
import { thinLogging } from './log-01-thin-logging';
import { makeSignalOn } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const day = (daysAgo: number, anonymous: number, requests = 10) =>
  makeDay(daysAgo, { requests, authenticated: requests - anonymous, anonymous });
const logged = (days: readonly DayCounts[], overrides: Partial<AggregateSummary> = {}) =>
  makeEndpoint({ traffic: makeTraffic(days, overrides) });

describeRule(thinLogging, [
  {
    name: 'half of the successes with neither',
    subject: logged([day(2, 5), day(1, 5)]),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  {
    name: 'trace ids beside the principals alone do not help the others',
    subject: logged([day(2, 7), day(1, 7)], {
      signals: [makeSignalOn('attributable', 1, { count: 6, successes: 6, anonymous: 0 })],
    }),
    expect: 'fires',
  },
  {
    name: 'a single capture, with low confidence',
    subject: logged([day(1, 1, 1)]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  { name: 'fewer than half with neither', subject: logged([day(2, 5), day(1, 4)]), expect: 'spares' },
  {
    name: 'anonymous requests with a trace id',
    subject: logged([day(2, 10), day(1, 10)], {
      signals: [makeSignalOn('attributable', 1, { count: 11, successes: 11, anonymous: 11 })],
    }),
    expect: 'spares',
  },
  {
    name: 'no source shows request headers',
    subject: logged([makeDay(2, { authenticated: 0 })]),
    expect: 'unobservable',
  },
  {
    name: 'a recording of the client, who sees no trace ids',
    subject: logged([day(1, 10)], {
      signals: [makeSignalOn('client-record', 1, { count: 10, successes: 10, anonymous: 10 })],
    }),
    expect: 'unobservable',
  },
  {
    name: 'a log that is thin beside a recording',
    subject: logged([day(2, 10), day(1, 10)], {
      signals: [makeSignalOn('client-record', 1, { count: 10, successes: 10, anonymous: 10 })],
    }),
    expect: 'fires',
  },
  {
    name: 'fifty newer successes over seven days, each with a principal',
    subject: logged([day(9, 100, 100), day(8, 0, 25), day(2, 0, 25)]),
    expect: 'clears',
  },
]);
