import type { SignalEvidence } from '@/lib/contracts/evidence';
import { stackTrace } from './cfg-05-stack-trace';
import { makeSignalOn, makeVisibility } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const failing = (daysAgo: number, successes = 9) =>
  makeDay(daysAgo, { requests: successes + 1, successes, serverErrors: 1, authenticated: successes });
const showing = (signals: readonly SignalEvidence[], days = [failing(3), failing(1)], responseBody = 20) =>
  makeEndpoint({
    traffic: makeTraffic(days, { signals: [...signals], visibility: makeVisibility({ responseBody }) }),
  });

describeRule(stackTrace, [
  {
    name: 'a stack trace and the error of a database: two findings',
    subject: showing([
      makeSignalOn('stack-trace', 1, { serverErrors: 1 }),
      makeSignalOn('sql-error', 1, { serverErrors: 1 }),
    ]),
    expect: 'fires',
    firings: [
      { qualifier: 'stack-trace', severity: 'medium', confidence: 'high' },
      { qualifier: 'sql-error', severity: 'medium' },
    ],
  },
  {
    name: 'a single failure and no success, with low confidence',
    subject: showing([makeSignalOn('stack-trace', 1, { serverErrors: 1 })], [failing(1, 0)], 1),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'a success that lists crash reports',
    subject: showing([makeSignalOn('stack-trace', 1, { successes: 1 })]),
    expect: 'spares',
  },
  { name: 'failures with a plain body', subject: showing([]), expect: 'spares' },
  { name: 'no failure, and no bodies in sight', subject: makeEndpoint(), expect: 'spares' },
  {
    name: 'failures of which no source shows the body',
    subject: showing([], undefined, 0),
    expect: 'unobservable',
  },
  {
    name: 'fifty newer successes over seven days, and no trace since',
    subject: showing(
      [makeSignalOn('stack-trace', 9, { serverErrors: 1 })],
      [failing(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })],
    ),
    expect: 'clears',
  },
]);
