import { hstsMissing } from './cfg-08-hsts-missing';
import { makeTransport } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeApi, makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const without = (count: number, daysAgo: number, days = [makeDay(3), makeDay(1)]) =>
  makeApi({
    endpoints: [
      makeEndpoint({
        traffic: makeTraffic(days, {
          transport: makeTransport({ withoutHsts: count, lastWithoutHstsMs: makeDay(daysAgo).dayMs }),
        }),
      }),
    ],
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
    name: 'one endpoint with the header beside two without it: one finding',
    subject: makeApi({
      endpoints: [
        makeEndpoint({ traffic: makeTraffic(undefined, { transport: makeTransport() }) }),
        ...without(2, 2).endpoints,
        ...without(1, 1).endpoints,
      ],
    }),
    expect: 'fires',
    firings: [{ qualifier: '', lastMs: makeDay(1).dayMs }],
  },
  {
    name: 'the header on every response',
    subject: makeApi({
      endpoints: [makeEndpoint({ traffic: makeTraffic(undefined, { transport: makeTransport() }) })],
    }),
    expect: 'spares',
  },
  {
    name: 'nothing but refusals',
    subject: makeApi({
      endpoints: [makeEndpoint({ traffic: makeTraffic([makeDay(1, { successes: 0, clientErrors: 10 })]) })],
    }),
    expect: 'spares',
  },
  {
    name: 'https of which no source shows the response headers',
    subject: makeApi({
      endpoints: [
        makeEndpoint({ traffic: makeTraffic(undefined, { transport: makeTransport({ withHsts: 0 }) }) }),
      ],
    }),
    expect: 'unobservable',
  },
  {
    name: 'no source shows the scheme',
    subject: makeApi({ endpoints: [makeEndpoint()] }),
    expect: 'unobservable',
  },
  {
    name: 'fifty newer successes over seven days, all with the header',
    subject: without(5, 9, [makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })]),
    expect: 'clears',
  },
]);
