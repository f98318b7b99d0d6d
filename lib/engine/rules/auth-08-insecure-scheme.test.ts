import type { SecurityScheme } from '@/lib/contracts/operation';
import { insecureScheme } from './auth-08-insecure-scheme';
import { describeRule } from './testing/scenarios';
import { makeApi, SPEC } from './testing/subjects';

const api = (...schemes: SecurityScheme[]) => makeApi({ specs: [{ ...SPEC, schemes }] });

describeRule(insecureScheme, [
  {
    name: 'the implicit flow',
    subject: api({ scheme: 'oauth', kind: 'oauth2', flows: ['authorizationCode', 'implicit'], line: 9 }),
    expect: 'fires',
    firings: [{ qualifier: 'oauth', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'the password flow, OAuth 1 and Negotiate, each with a finding of its own',
    subject: api(
      { scheme: 'a', kind: 'oauth2', flows: ['password'], line: 9 },
      { scheme: 'b', kind: 'oauth1', line: 12 },
      { scheme: 'c', kind: 'negotiate', line: 15 },
    ),
    expect: 'fires',
    firings: [{ qualifier: 'a' }, { qualifier: 'b' }, { qualifier: 'c' }],
  },
  {
    name: 'code and client credentials flows',
    subject: api({
      scheme: 'oauth',
      kind: 'oauth2',
      flows: ['authorizationCode', 'clientCredentials'],
      line: 9,
    }),
    expect: 'spares',
  },
  {
    name: 'Basic is AUTH-07',
    subject: api({ scheme: 'password', kind: 'basic', line: 9 }),
    expect: 'spares',
  },
  {
    name: 'a revision leaves only the code flow',
    subject: api({ scheme: 'oauth', kind: 'oauth2', flows: ['authorizationCode'], line: 9 }),
    expect: 'clears',
  },
]);
