import type { SignalEvidence } from '@/lib/contracts/evidence';
import { injectionReached } from './att-01-injection-reached';
import { makeSignalOn } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic, NOW_MS } from './testing/subjects';

const showing = (signals: readonly SignalEvidence[], days = [makeDay(3), makeDay(1)], lastMs = NOW_MS) =>
  makeEndpoint({
    traffic: makeTraffic(days, { signals: [...signals] }),
    activity: { requests: 1000, lastMs },
  });

describeRule(injectionReached, [
  {
    name: 'refused with 4xx',
    subject: showing([makeSignalOn('sql-injection', 1)]),
    expect: 'fires',
    firings: [{ qualifier: 'sql-injection', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'answered by a success, and by a failure of the server: high, one finding for each kind',
    subject: showing([
      makeSignalOn('path-traversal', 1, { successes: 1 }),
      makeSignalOn('command-injection', 1, { serverErrors: 1 }),
      makeSignalOn('cross-site-scripting', 1),
      makeSignalOn('xml-external-entity', 1),
    ]),
    expect: 'fires',
    firings: [
      { qualifier: 'path-traversal', severity: 'high' },
      { qualifier: 'command-injection', severity: 'high' },
      { qualifier: 'cross-site-scripting', severity: 'medium' },
      { qualifier: 'xml-external-entity', severity: 'medium' },
    ],
  },
  {
    name: 'a single capture, with low confidence',
    subject: showing([makeSignalOn('sql-injection', 1, { successes: 1 })], [makeDay(1, { requests: 1 })]),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'low' }],
  },
  {
    name: 'sixty clean successes since do not settle it: a month must pass',
    subject: showing(
      [makeSignalOn('sql-injection', 20)],
      [makeDay(20), makeDay(10, { requests: 60 }), makeDay(1)],
    ),
    expect: 'fires',
  },
  {
    name: 'two months without, while nothing of its hosts was observed',
    subject: showing([makeSignalOn('sql-injection', 60)], [makeDay(60)], makeDay(59).dayMs),
    expect: 'fires',
  },
  { name: 'no signature', subject: showing([]), expect: 'spares' },
  {
    name: 'an error of the database is CFG-05',
    subject: showing([makeSignalOn('sql-error', 1)]),
    expect: 'spares',
  },
  {
    name: 'thirty days of observed traffic without',
    subject: showing([makeSignalOn('sql-injection', 30, { successes: 1 })]),
    expect: 'clears',
  },
]);
