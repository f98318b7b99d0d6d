import { removedButLive } from './inv-04-removed-but-live';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeOperation, makeTraffic } from './testing/subjects';

const states = { ...makeEndpoint().states, documentation: 'removed' } as const;
const removed = { states, declared: makeOperation({ isCurrent: false }) };

describeRule(removedButLive, [
  {
    name: 'gone from the current revision, and still answering',
    subject: makeEndpoint(removed),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'five successes on one day, with low confidence',
    subject: makeEndpoint({ ...removed, traffic: makeTraffic([makeDay(1, { requests: 5 })]) }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'silent together with its host: no evidence is not good news',
    subject: makeEndpoint({
      ...removed,
      traffic: makeTraffic([makeDay(90)]),
      activity: { requests: 10, lastMs: makeDay(89).dayMs },
    }),
    expect: 'fires',
    firings: [{ severity: 'high' }],
  },
  { name: 'documented in the current revision', subject: makeEndpoint(), expect: 'spares' },
  {
    name: 'removed, and never answered',
    subject: makeEndpoint({ ...removed, traffic: null }),
    expect: 'spares',
  },
  {
    name: 'answering only 410 for two weeks',
    subject: makeEndpoint({
      ...removed,
      traffic: makeTraffic([makeDay(15), makeDay(1, { successes: 0, clientErrors: 10 })]),
    }),
    expect: 'clears',
  },
]);
