import { writeOperationUnsecured } from './auth-04-write-operation-unsecured';
import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';

const write = (method: string, overrides: Parameters<typeof makeOperation>[0] = {}) =>
  makeEndpoint({
    method,
    declared: makeOperation({ method, path: '/orders', authentication: 'none', security: [], ...overrides }),
  });

describeRule(writeOperationUnsecured, [
  {
    name: 'a POST without security',
    subject: write('POST'),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'high' }],
  },
  { name: 'a DELETE without security', subject: write('DELETE'), expect: 'fires' },
  {
    name: 'a login of a user that the path names acts on somebody',
    subject: write('POST', { path: '/users/{id}/reset-password' }),
    expect: 'fires',
  },
  { name: 'a GET is AUTH-05', subject: write('GET'), expect: 'spares' },
  {
    name: 'optional authentication is AUTH-06',
    subject: write('POST', { authentication: 'optional' }),
    expect: 'spares',
  },
  {
    name: 'a document that cannot say is unknown, not open',
    subject: write('POST', { authentication: 'unknown' }),
    expect: 'spares',
  },
  { name: 'a login', subject: write('POST', { path: '/users/v1/login' }), expect: 'spares' },
  { name: 'only an older revision', subject: write('POST', { isCurrent: false }), expect: 'spares' },
  {
    name: 'a revision requires credentials',
    subject: write('POST', { authentication: 'required' }),
    expect: 'clears',
  },
]);
