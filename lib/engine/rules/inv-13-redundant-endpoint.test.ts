import type { EndpointSubject, ResourceShape, SubjectField } from '@/lib/contracts/subject';
import { redundantEndpoint } from './inv-13-redundant-endpoint';
import { describeRule } from './testing/scenarios';
import { makeApi, makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const makeField = (name: string): SubjectField => ({
  place: 'response',
  name,
  types: ['string'],
  classes: [],
  seen: 30,
  anonymous: 0,
  credentials: 0,
  lastMs: makeDay(1).dayMs,
  isDeclared: true,
});
const TEN = Array.from({ length: 10 }, (_, index) => `field${index}`);
const reading = (key: string, names: readonly string[] = TEN, overrides: Partial<EndpointSubject> = {}) =>
  makeEndpoint({ path: key, key, fields: names.map(makeField), ...overrides });
const api = (...endpoints: EndpointSubject[]) => makeApi({ endpoints });
const peer: ResourceShape = {
  api: 'Accounts',
  method: 'GET',
  path: '/users/{id}',
  noun: 'users/{}',
  fields: TEN,
};

describeRule(redundantEndpoint, [
  {
    name: 'the same noun and the same fields: the later path is called redundant',
    subject: api(reading('/users/{}'), reading('/accounts/users/{}')),
    expect: 'fires',
    firings: [{ qualifier: 'GET /users/{}', severity: 'low', confidence: 'high' }],
  },
  {
    name: 'nine of ten fields alike, in a single capture, with low confidence',
    subject: api(
      reading('/accounts/users/{}'),
      reading('/users/{}', TEN.slice(1), { traffic: makeTraffic([makeDay(1, { requests: 1 })]) }),
    ),
    expect: 'fires',
    firings: [{ qualifier: 'GET /users/{}', confidence: 'low' }],
  },
  {
    name: 'an endpoint of another API',
    subject: makeApi({ endpoints: [reading('/users/{}')], peers: [peer] }),
    expect: 'fires',
    firings: [{ qualifier: 'GET /users/{}' }],
  },
  {
    name: 'eight of ten fields alike',
    subject: api(reading('/accounts/users/{}'), reading('/users/{}', TEN.slice(2))),
    expect: 'spares',
  },
  {
    name: 'a list and its element',
    subject: api(reading('/users'), reading('/users/{}')),
    expect: 'spares',
  },
  {
    name: 'two versions of one path are INV-10',
    subject: api(reading('/v1/users/{}'), reading('/v2/users/{}')),
    expect: 'spares',
  },
  {
    name: 'three fields, which are alike by chance',
    subject: api(reading('/accounts/users/{}', TEN.slice(7)), reading('/users/{}', TEN.slice(7))),
    expect: 'spares',
  },
  {
    name: 'one of them silent for 14 days while its host is observed',
    subject: api(
      reading('/users/{}', TEN, { traffic: makeTraffic([makeDay(15)]) }),
      reading('/accounts/users/{}'),
    ),
    expect: 'clears',
  },
]);
