import { hstsMissing } from './cfg-08-hsts-missing';
import { makeTransport } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const without = (count: number, daysAgo: number, days = [makeDay(3), makeDay(1)]) =>
  makeEndpoint({
    traffic: makeTraffic(days, {
      transport: makeTransport({ withoutHsts: count, lastWithoutHstsMs: makeDay(daysAgo).dayMs }),
    }),
  });

describeRule(hstsMissing, [
  {
    name: 'https without the header',
    subject: without(20, 1),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  {
    name: 'one response, with low confidence',
    subject: without(1, 1, [makeDay(1, { requests: 1 })]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'the header on every response',
    subject: makeEndpoint({ traffic: makeTraffic(undefined, { transport: makeTransport() }) }),
    expect: 'spares',
  },
  {
    name: 'nothing but refusals',
    subject: makeEndpoint({ traffic: makeTraffic([makeDay(1, { successes: 0, clientErrors: 10 })]) }),
    expect: 'spares',
  },
  {
    name: 'https of which no source shows the response headers',
    subject: makeEndpoint({ traffic: makeTraffic(undefined, { transport: makeTransport({ withHsts: 0 }) }) }),
    expect: 'unobservable',
  },
  { name: 'no source shows the scheme', subject: makeEndpoint(), expect: 'unobservable' },
  {
    name: 'fifty newer successes over seven days, all with the header',
    subject: without(5, 9, [makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })]),
    expect: 'clears',
  },
]);
