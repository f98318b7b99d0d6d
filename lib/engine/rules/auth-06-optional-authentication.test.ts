import { optionalAuthentication } from './auth-06-optional-authentication';
import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';

const token = { scheme: 'token', kind: 'bearer' as const, scopes: [] };
const operation = (overrides: Parameters<typeof makeOperation>[0]) =>
  makeEndpoint({ declared: makeOperation(overrides) });

describeRule(optionalAuthentication, [
  {
    name: 'an empty alternative beside a token',
    subject: operation({ authentication: 'optional', security: [[], [token]] }),
    expect: 'fires',
    firings: [{ severity: 'low', confidence: 'high' }],
  },
  {
    name: 'on a write',
    subject: makeEndpoint({
      method: 'POST',
      declared: makeOperation({ method: 'POST', authentication: 'optional' }),
    }),
    expect: 'fires',
  },
  {
    name: 'nothing but an empty alternative is no security at all (AUTH-05)',
    subject: operation({ authentication: 'none', security: [[]] }),
    expect: 'spares',
  },
  {
    name: 'only an older revision',
    subject: operation({ authentication: 'optional', isCurrent: false }),
    expect: 'spares',
  },
  { name: 'the empty alternative is gone', subject: operation({}), expect: 'clears' },
]);
