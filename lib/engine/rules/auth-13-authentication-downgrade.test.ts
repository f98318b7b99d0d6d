import type { DeclaredAuthentication, SecurityUse } from '@/lib/contracts/operation';
import { authenticationDowngrade } from './auth-13-authentication-downgrade';
import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';

const token: SecurityUse = { scheme: 'token', kind: 'oauth2', scopes: [] };
const admin: SecurityUse = { ...token, scopes: ['admin'] };
const key: SecurityUse = { scheme: 'key', kind: 'apiKey', in: 'header', name: 'x-key', scopes: [] };

type Asked = [DeclaredAuthentication, ...SecurityUse[][]];

function revise([before, ...old]: Asked, [now, ...current]: Asked) {
  const previous = { revision: 4, authentication: before, security: old };
  return makeEndpoint({ declared: makeOperation({ authentication: now, security: current, previous }) });
}

describeRule(authenticationDowngrade, [
  {
    name: 'the requirement is gone',
    subject: revise(['required', [token]], ['none']),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'credentials became optional',
    subject: revise(['required', [token]], ['optional', [], [token]]),
    expect: 'fires',
  },
  {
    name: 'a scope is asked for no more',
    subject: revise(['required', [admin]], ['required', [token]]),
    expect: 'fires',
  },
  {
    name: 'a scope is asked for by one of two ways in only',
    subject: revise(['required', [admin]], ['required', [admin], [key]]),
    expect: 'fires',
  },
  {
    name: 'one of two schemes that had to be met together is gone',
    subject: revise(['required', [token, key]], ['required', [token]]),
    expect: 'fires',
  },
  {
    name: 'a second scheme beside the first, with the scope',
    subject: revise(['required', [admin]], ['required', [admin], [{ ...key, scopes: ['admin'] }]]),
    expect: 'spares',
  },
  {
    name: 'one of two ways in is gone',
    subject: revise(['required', [token], [key]], ['required', [token]]),
    expect: 'spares',
  },
  {
    name: 'the revision before could not say',
    subject: revise(['unknown'], ['none']),
    expect: 'spares',
  },
  { name: 'it asks for more now', subject: revise(['none'], ['required', [token]]), expect: 'spares' },
  { name: 'it is new', subject: makeEndpoint(), expect: 'spares' },
  {
    name: 'a further revision restores the requirement',
    subject: revise(['none'], ['required', [token]]),
    expect: 'clears',
  },
]);
