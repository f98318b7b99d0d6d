import { objectEnumeration } from './az-02-object-enumeration';
import { describeRule } from './testing/scenarios';
import { CLEAN_DAYS, makeDay, makeEndpoint, makeTraffic, SEEN } from './testing/subjects';

const touched = (count: number, days = [makeDay(2), makeDay(1)], lastMs = makeDay(1).dayMs) =>
  makeEndpoint({
    traffic: makeTraffic(days, {
      peaks: [{ kind: 'distinct-ids-per-hour', count, lastMs }],
      visibility: SEEN,
    }),
  });

describeRule(objectEnumeration, [
  {
    name: 'one client read 3,000 orders in an hour',
    subject: touched(3000),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'high' }],
  },
  { name: 'exactly 100', subject: touched(100), expect: 'fires' },
  {
    name: 'a single capture, with low confidence',
    subject: touched(100, [makeDay(1)]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  { name: '99 identifiers', subject: touched(99), expect: 'spares' },
  {
    name: 'a path without an identifier',
    subject: { ...touched(3000), path: '/orders', key: '/orders' },
    expect: 'spares',
  },
  {
    name: 'no source shows clients',
    subject: makeEndpoint({ traffic: makeTraffic() }),
    expect: 'unobservable',
  },
  {
    name: '90 newer successes over 9 days without it',
    subject: touched(3000, [makeDay(11), ...CLEAN_DAYS], makeDay(11).dayMs),
    expect: 'clears',
  },
]);
