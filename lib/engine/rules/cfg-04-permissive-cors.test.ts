import type { SignalEvidence } from '@/lib/contracts/evidence';
import { permissiveCors } from './cfg-04-permissive-cors';
import { makeSignalOn, makeVisibility } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const ANY = 'cors-any-origin-with-credentials';
const REFLECTED = 'cors-reflected-origin-with-credentials';
const showing = (signals: readonly SignalEvidence[], days = [makeDay(3), makeDay(1)], responseHeaders = 20) =>
  makeEndpoint({
    traffic: makeTraffic(days, { signals: [...signals], visibility: makeVisibility({ responseHeaders }) }),
  });

describeRule(permissiveCors, [
  {
    name: 'any origin, and the origin given back: two findings',
    subject: showing([makeSignalOn(ANY, 1), makeSignalOn(REFLECTED, 1)]),
    expect: 'fires',
    firings: [
      { qualifier: ANY, severity: 'medium', confidence: 'high' },
      { qualifier: REFLECTED, severity: 'medium' },
    ],
  },
  {
    name: 'a single capture, with low confidence',
    subject: showing([makeSignalOn(REFLECTED, 1)], [makeDay(1, { requests: 1 })], 1),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  { name: 'no such response', subject: showing([]), expect: 'spares' },
  {
    name: 'a signal of something else',
    subject: showing([makeSignalOn('server-version', 1)]),
    expect: 'spares',
  },
  { name: 'no source shows response headers', subject: showing([], undefined, 0), expect: 'unobservable' },
  {
    name: 'fifty newer successes over seven days, none permissive',
    subject: showing(
      [makeSignalOn(ANY, 9)],
      [makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })],
    ),
    expect: 'clears',
  },
]);
