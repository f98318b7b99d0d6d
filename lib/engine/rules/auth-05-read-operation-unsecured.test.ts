import { readOperationUnsecured } from './auth-05-read-operation-unsecured';
import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';

const read = (overrides: Parameters<typeof makeOperation>[0] = {}, method = 'GET') =>
  makeEndpoint({
    method,
    declared: makeOperation({ method, authentication: 'none', security: [], ...overrides }),
  });

describeRule(readOperationUnsecured, [
  {
    name: 'a GET without security',
    subject: read(),
    expect: 'fires',
    firings: [{ severity: 'medium', confidence: 'high' }],
  },
  { name: 'a HEAD without security', subject: read({}, 'HEAD'), expect: 'fires' },
  { name: 'a POST is AUTH-04', subject: read({}, 'POST'), expect: 'spares' },
  { name: 'attested public', subject: { ...read(), isAttestedPublic: true }, expect: 'spares' },
  { name: 'a login by GET', subject: read({ path: '/user/login' }), expect: 'spares' },
  { name: 'the root of a host', subject: read({ path: '/' }), expect: 'spares' },
  {
    name: 'the root of an API is its list',
    subject: { ...read({ path: '/' }), basePath: '/v1/orders' },
    expect: 'fires',
  },
  { name: 'published keys', subject: read({ path: '/.well-known/jwks.json' }), expect: 'spares' },
  { name: 'health', subject: read({ path: '/healthz' }), expect: 'spares' },
  { name: 'a logout by GET', subject: read({ path: '/user/logout' }), expect: 'spares' },
  { name: 'the health of somebody', subject: read({ path: '/patients/{id}/health' }), expect: 'fires' },
  { name: 'not declared at all', subject: makeEndpoint({ declared: null }), expect: 'spares' },
  {
    name: 'a revision requires credentials',
    subject: read({ authentication: 'required' }),
    expect: 'clears',
  },
]);
