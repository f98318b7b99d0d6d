import type { EndpointSubject } from '@/lib/contracts/subject';
import { oldVersionLive } from './inv-10-old-version-live';
import { describeRule } from './testing/scenarios';
import { makeApi, makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const at = (key: string, overrides: Partial<EndpointSubject> = {}) =>
  makeEndpoint({ path: key, key, ...overrides });
const api = (...endpoints: EndpointSubject[]) => makeApi({ endpoints });
const quiet = { ...makeEndpoint().states, traffic: 'quiet' } as const;

describeRule(oldVersionLive, [
  {
    name: 'v1 answers while v2 is active',
    subject: api(at('/v1/users'), at('/v2/users')),
    expect: 'fires',
    firings: [{ qualifier: 'GET /{version}/users v1', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'two old versions are two findings, by the number and not by its letters',
    subject: api(at('/v1.9/users'), at('/v1.10/users'), at('/v2/users')),
    expect: 'fires',
    firings: [{ qualifier: 'GET /{version}/users v1.9' }, { qualifier: 'GET /{version}/users v1.10' }],
  },
  {
    name: 'versions in the base paths of servers, and a single capture with low confidence',
    subject: api(
      at('/users/{}', { basePath: '/api/v1', traffic: makeTraffic([makeDay(1, { requests: 1 })]) }),
      at('/users/{}', { basePath: '/api/v2' }),
    ),
    expect: 'fires',
    firings: [{ qualifier: 'GET /api/{version}/users/{} v1', confidence: 'low' }],
  },
  {
    name: '1.10 is newer than 1.9',
    subject: api(at('/v1.10/users'), at('/v1.9/users', { traffic: null, states: quiet })),
    expect: 'spares',
  },
  { name: 'v1 alone', subject: api(at('/v1/users'), at('/v2/orders')), expect: 'spares' },
  {
    name: 'another method of the higher version',
    subject: api(at('/v1/users'), at('/v2/users', { method: 'POST' })),
    expect: 'spares',
  },
  {
    name: 'a higher version that nobody has called yet',
    subject: api(at('/v1/users'), at('/v2/users', { traffic: null, states: quiet })),
    expect: 'spares',
  },
  {
    name: 'the old version silent for 14 days while its host is observed',
    subject: api(at('/v1/users', { traffic: makeTraffic([makeDay(15)]) }), at('/v2/users')),
    expect: 'clears',
  },
]);
