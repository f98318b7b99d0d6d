import type { SignalEvidence } from '@/lib/contracts/evidence';
import { versionDisclosed } from './cfg-09-version-disclosed';
import { makeSignalOn, makeVisibility } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const showing = (signals: readonly SignalEvidence[], days = [makeDay(3), makeDay(1)], responseHeaders = 20) =>
  makeEndpoint({
    traffic: makeTraffic(days, { signals: [...signals], visibility: makeVisibility({ responseHeaders }) }),
  });

describeRule(versionDisclosed, [
  {
    name: 'the server and the framework: two findings',
    subject: showing([makeSignalOn('server-version', 1), makeSignalOn('framework-version', 1)]),
    expect: 'fires',
    firings: [
      { qualifier: 'server-version', severity: 'info', confidence: 'high' },
      { qualifier: 'framework-version', severity: 'info' },
    ],
  },
  {
    name: 'a single capture, with low confidence',
    subject: showing([makeSignalOn('framework-version', 1)], [makeDay(1, { requests: 1 })]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  { name: 'headers without a version', subject: showing([]), expect: 'spares' },
  { name: 'never called', subject: makeEndpoint({ traffic: null }), expect: 'spares' },
  { name: 'no source shows response headers', subject: showing([], undefined, 0), expect: 'unobservable' },
  {
    name: 'fifty newer successes over seven days, none with a version',
    subject: showing(
      [makeSignalOn('server-version', 9)],
      [makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })],
    ),
    expect: 'clears',
  },
]);
