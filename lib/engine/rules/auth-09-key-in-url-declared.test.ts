import type { DeclaredField, SecurityScheme } from '@/lib/contracts/operation';
import { keyInUrlDeclared } from './auth-09-key-in-url-declared';
import { describeRule } from './testing/scenarios';
import { makeApi, makeEndpoint, makeOperation, SPEC } from './testing/subjects';

const inQuery: SecurityScheme = { scheme: 'key', kind: 'apiKey', in: 'query', name: 'api_key', line: 7 };
const inHeader: SecurityScheme = { ...inQuery, in: 'header' };

const field = (place: DeclaredField['place'], name: string): DeclaredField => ({
  place,
  name,
  type: 'string',
  required: false,
});
const api = (schemes: SecurityScheme[], ...fields: DeclaredField[]) =>
  makeApi({
    specs: [{ ...SPEC, schemes }],
    endpoints: [makeEndpoint({ declared: makeOperation({ fields }) })],
  });

describeRule(keyInUrlDeclared, [
  {
    name: 'a key that is sent in the query',
    subject: api([inQuery]),
    expect: 'fires',
    firings: [{ qualifier: 'key', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a query parameter named like a credential',
    subject: api([], field('query', 'access_token')),
    expect: 'fires',
    firings: [{ qualifier: 'query access_token' }],
  },
  {
    name: 'a path parameter that is a token',
    subject: api([], field('path', 'token')),
    expect: 'fires',
    firings: [{ qualifier: 'path token' }],
  },
  {
    name: 'a parameter named as a key that is sent in a header',
    subject: api([inHeader], field('query', 'api_key')),
    expect: 'fires',
    firings: [{ qualifier: 'query api_key' }],
  },
  {
    name: 'the parameter that a scheme stands for is the scheme’s finding',
    subject: api([inQuery], field('query', 'api_key')),
    expect: 'fires',
    firings: [{ qualifier: 'key' }],
  },
  {
    name: 'a name that ends like one',
    subject: api([], field('query', 'scm_token'), field('path', 'authorizationToken')),
    expect: 'fires',
    firings: [{ qualifier: 'query scm_token' }, { qualifier: 'path authorizationToken' }],
  },
  { name: 'a key that names something', subject: api([], field('path', 'projectKey')), expect: 'spares' },
  { name: 'an asset', subject: api([], field('path', 'erc20_token')), expect: 'spares' },
  { name: 'a cursor', subject: api([], field('query', 'page_token')), expect: 'spares' },
  { name: 'a password in the body', subject: api([], field('request', 'password')), expect: 'spares' },
  { name: 'a key in a header', subject: api([inHeader], field('header', 'api_key')), expect: 'spares' },
  { name: 'a revision moves the key to a header', subject: api([inHeader]), expect: 'clears' },
]);
