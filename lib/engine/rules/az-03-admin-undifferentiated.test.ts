import { adminUndifferentiated } from './az-03-admin-undifferentiated';
import { describeRule } from './testing/scenarios';
import { makeApi, makeEndpoint, makeOperation } from './testing/subjects';

const token = (...scopes: string[]) => [[{ scheme: 'token', kind: 'oauth2' as const, scopes }]];
const operation = (path: string, overrides: Parameters<typeof makeOperation>[0] = {}) =>
  makeEndpoint({ path, key: path, declared: makeOperation({ path, ...overrides }) });
const api = (...endpoints: ReturnType<typeof operation>[]) => makeApi({ endpoints });

describeRule(adminUndifferentiated, [
  {
    name: 'an admin path asks for what an ordinary one asks for',
    subject: api(operation('/admin/users'), operation('/orders')),
    expect: 'fires',
    firings: [{ qualifier: 'GET /admin/users', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'the same scopes in another order',
    subject: api(
      operation('/api/admin-users', { security: token('write', 'read') }),
      operation('/orders', { security: token('read', 'write') }),
    ),
    expect: 'fires',
    firings: [{ qualifier: 'GET /api/admin-users' }],
  },
  {
    name: 'a scope of its own',
    subject: api(
      operation('/admin/users', { security: token('admin') }),
      operation('/orders', { security: token() }),
    ),
    expect: 'spares',
  },
  {
    name: 'a word that only contains admin',
    subject: api(operation('/administered-drugs'), operation('/orders')),
    expect: 'spares',
  },
  {
    name: 'nothing is secured: AUTH-05 says so of each',
    subject: api(
      operation('/admin/users', { authentication: 'none', security: [] }),
      operation('/orders', { authentication: 'none', security: [] }),
    ),
    expect: 'spares',
  },
  { name: 'there are admin paths only', subject: api(operation('/admin/users')), expect: 'spares' },
  {
    name: 'a revision gives admin paths a scheme of their own',
    subject: api(
      operation('/admin/users', { security: [[{ scheme: 'staff', kind: 'bearer', scopes: [] }]] }),
      operation('/orders'),
    ),
    expect: 'clears',
  },
]);
