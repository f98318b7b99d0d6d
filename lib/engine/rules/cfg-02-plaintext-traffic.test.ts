import { plaintextTraffic } from './cfg-02-plaintext-traffic';
import { makeTransport } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeApi, makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const carried = (
  days = [makeDay(3), makeDay(2), makeDay(1)],
  ...plain: [daysAgo?: number, count?: number]
) => {
  const [daysAgo, plaintextSuccesses = 3] = plain;
  const shown = daysAgo === undefined ? {} : { plaintextSuccesses, lastPlaintextMs: makeDay(daysAgo).dayMs };
  return makeApi({
    endpoints: [makeEndpoint({ traffic: makeTraffic(days, { transport: makeTransport(shown) }) })],
  });
};

describeRule(plaintextTraffic, [
  {
    name: 'successes over http',
    subject: carried(undefined, 1),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'one exchange, with low confidence',
    subject: carried([makeDay(1, { requests: 1 })], 1, 1),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'silent since: silence is no good news',
    subject: carried([makeDay(60), makeDay(59)], 59),
    expect: 'fires',
  },
  {
    name: 'forty-nine newer successes over seven days are too few',
    subject: carried([makeDay(9), makeDay(8, { requests: 24 }), makeDay(2, { requests: 25 })], 9),
    expect: 'fires',
  },
  {
    name: 'two endpoints are one finding',
    subject: makeApi({
      endpoints: [...carried(undefined, 2).endpoints, ...carried(undefined, 1).endpoints],
    }),
    expect: 'fires',
    firings: [{ qualifier: '', lastMs: makeDay(1).dayMs }],
  },
  { name: 'redirects to https alone', subject: carried(), expect: 'spares' },
  {
    name: 'nothing but refusals',
    subject: makeApi({
      endpoints: [makeEndpoint({ traffic: makeTraffic([makeDay(1, { successes: 0, clientErrors: 10 })]) })],
    }),
    expect: 'spares',
  },
  {
    name: 'no source shows the scheme',
    subject: makeApi({ endpoints: [makeEndpoint()] }),
    expect: 'unobservable',
  },
  {
    name: 'fifty newer successes over seven days, all encrypted',
    subject: carried([makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })], 9),
    expect: 'clears',
  },
]);
