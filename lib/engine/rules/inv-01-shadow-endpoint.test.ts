import { shadowEndpoint } from './inv-01-shadow-endpoint';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic, NOW_MS } from './testing/subjects';

const states = {
  documentation: 'undocumented',
  traffic: 'active',
  lifecycle: 'current',
  declared: 'unknown',
  observed: 'always',
} as const;
const shadow = { states, declared: null, isPathDocumented: false };

describeRule(shadowEndpoint, [
  {
    name: 'an undocumented path that answers',
    subject: makeEndpoint(shadow),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: makeEndpoint({ ...shadow, traffic: makeTraffic([makeDay(1, { requests: 2 })]) }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'a silent host says nothing about the endpoint',
    subject: makeEndpoint({
      ...shadow,
      traffic: makeTraffic([makeDay(40)]),
      activity: { requests: 10, lastMs: makeDay(40).dayMs },
    }),
    expect: 'fires',
  },
  {
    name: 'an undocumented method of a documented path is INV-02',
    subject: makeEndpoint({ ...shadow, isPathDocumented: true }),
    expect: 'spares',
  },
  { name: 'a documented endpoint', subject: makeEndpoint(), expect: 'spares' },
  {
    name: 'silent for 14 days while its host is observed',
    subject: makeEndpoint({
      ...shadow,
      traffic: makeTraffic([makeDay(20)]),
      activity: { requests: 1000, lastMs: NOW_MS },
    }),
    expect: 'clears',
  },
]);
