import { documentedNeverSeen } from './inv-08-documented-never-seen';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeOperation, makeTraffic, NOW_MS } from './testing/subjects';

const observed = { requests: 20, lastMs: NOW_MS };

describeRule(documentedNeverSeen, [
  {
    name: 'never a request, while its hosts had 20',
    subject: makeEndpoint({ traffic: null, activity: observed }),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low' }],
  },
  {
    name: 'the last request 31 days before the last to its hosts',
    subject: makeEndpoint({ traffic: makeTraffic([makeDay(31)]) }),
    expect: 'fires',
    firings: [{ severity: 'low' }],
  },
  {
    name: 'a deployment that asks for fewer requests',
    subject: makeEndpoint({ traffic: null, activity: { ...observed, requests: 5 } }),
    parameters: { hostRequests: 5 },
    expect: 'fires',
  },
  {
    name: 'its hosts had 19 requests',
    subject: makeEndpoint({ traffic: null, activity: { ...observed, requests: 19 } }),
    expect: 'unobservable',
  },
  {
    name: 'no source shows its hosts',
    subject: makeEndpoint({ traffic: null, activity: { requests: 0, lastMs: null } }),
    expect: 'unobservable',
  },
  {
    name: 'seen shortly before its hosts fell silent',
    subject: makeEndpoint({
      traffic: makeTraffic([makeDay(95)]),
      activity: { requests: 500, lastMs: makeDay(90).dayMs },
    }),
    expect: 'spares',
  },
  {
    name: 'a newer revision without it',
    subject: makeEndpoint({ traffic: null, declared: makeOperation({ isCurrent: false }) }),
    expect: 'clears',
  },
  {
    name: 'any request, even one that is refused',
    subject: makeEndpoint({
      traffic: makeTraffic([makeDay(1, { requests: 1, successes: 0, clientErrors: 1 })]),
    }),
    expect: 'clears',
  },
]);
