import { oversizedResponse } from './data-07-oversized-response';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeSignal, makeTraffic } from './testing/subjects';

const sized = (p95: number, days = [makeDay(2), makeDay(1)]) =>
  makeEndpoint({ traffic: makeTraffic(days, { responseBytes: { p50: 20_000, p95 } }) });

describeRule(oversizedResponse, [
  {
    name: 'a list of everything, 3 MB',
    subject: sized(3_000_000),
    expect: 'fires',
    firings: [{ severity: 'low', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: sized(1_000_001, [makeDay(1, { requests: 1 })]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: '200 kB, where the deployment allows 100',
    subject: sized(200_000),
    parameters: { mostBytes: 100_000 },
    expect: 'fires',
  },
  {
    name: 'a film',
    subject: makeEndpoint({
      traffic: makeTraffic([makeDay(1)], {
        responseBytes: { p50: 2_000_000, p95: 3_000_000 },
        signals: [makeSignal('page-part')],
      }),
    }),
    expect: 'spares',
  },
  {
    name: 'half of the answers are pictures',
    subject: makeEndpoint({
      traffic: makeTraffic([makeDay(1)], {
        responseBytes: { p50: 2_000_000, p95: 3_000_000 },
        signals: [makeSignal('page-part', { successes: 5 })],
      }),
    }),
    expect: 'fires',
  },
  { name: 'exactly 1 MB', subject: sized(1_000_000), expect: 'spares' },
  { name: 'never seen', subject: makeEndpoint({ traffic: null }), expect: 'spares' },
  { name: 'no source shows sizes', subject: makeEndpoint(), expect: 'unobservable' },
  { name: 'newer responses bring the percentile down', subject: sized(40_000), expect: 'clears' },
]);
