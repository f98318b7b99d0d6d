import { shadowMethod } from './inv-02-shadow-method';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const states = { ...makeEndpoint().states, documentation: 'undocumented', declared: 'unknown' } as const;
const shadow = { method: 'DELETE', states, declared: null };

describeRule(shadowMethod, [
  {
    name: 'an undocumented method that answers on a documented path',
    subject: makeEndpoint(shadow),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'successes of one day alone, with low confidence',
    subject: makeEndpoint({ ...shadow, traffic: makeTraffic([makeDay(1, { requests: 50 })]) }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'a path without any documented method is INV-01',
    subject: makeEndpoint({ ...shadow, isPathDocumented: false }),
    expect: 'spares',
  },
  {
    name: 'a HEAD that the framework answers where GET is served',
    subject: makeEndpoint({ ...shadow, method: 'HEAD' }),
    expect: 'spares',
  },
  {
    name: 'a method that an older revision had is INV-04',
    subject: makeEndpoint({ ...shadow, states: { ...states, documentation: 'removed' } }),
    expect: 'spares',
  },
  {
    name: 'a newer revision that documents the method',
    subject: makeEndpoint({ method: 'DELETE' }),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: makeEndpoint({ ...shadow, traffic: makeTraffic([makeDay(15)]) }),
    expect: 'clears',
  },
]);
