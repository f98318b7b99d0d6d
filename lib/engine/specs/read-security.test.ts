import { describe, expect, it } from 'vitest';
import { readDocument } from '@/fixtures/specs/read-document';

const securitySchemes = {
  key: { type: 'apiKey', in: 'query', name: 'api_key' },
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'basic' },
  digest: { type: 'http', scheme: 'digest' },
  hoba: { type: 'http', scheme: 'hoba' },
  oauth: { type: 'oauth2', flows: { clientCredentials: {}, implicit: {}, 'x-n': 1 } },
  oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com' },
  mtls: { type: 'mutualTLS' },
  aws: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
};
const bearer = { scheme: 'bearer', kind: 'bearer', scopes: [] };
const key = { scheme: 'key', kind: 'apiKey', in: 'query', name: 'api_key', scopes: [] };

function effective(root: unknown, own?: unknown) {
  const get = own === undefined ? {} : { security: own };
  const document = readDocument({
    openapi: '3.0.0',
    ...(root === undefined ? {} : { security: root }),
    components: { securitySchemes },
    paths: { '/a': { get } },
  });
  const [operation] = document.operations;
  return { authentication: operation?.authentication, security: operation?.security, notes: document.notes };
}

describe('the effective requirement', () => {
  it.each([
    ['nothing anywhere', undefined, undefined, 'none', []],
    ['the root', [{ bearer: [] }], undefined, 'required', [[bearer]]],
    ['the operation over the root', [{ bearer: [] }], [{ key: [] }], 'required', [[key]]],
    ['an empty list, which takes the root back', [{ bearer: [] }], [], 'none', []],
    ['only the empty alternative', undefined, [{}], 'none', []],
    ['an empty alternative beside another', undefined, [{ key: [] }, {}], 'optional', [[key], []]],
    ['alternatives', undefined, [{ key: [] }, { bearer: [] }], 'required', [[key], [bearer]]],
    ['schemes that hold together', undefined, [{ key: [], bearer: [] }], 'required', [[key, bearer]]],
  ])('is %s', (_, root, own, authentication, security) => {
    expect(effective(root, own)).toEqual({ authentication, security, notes: [] });
  });

  it('names an undefined scheme, and notes it once', () => {
    const { authentication, security, notes } = effective([{ lost: ['a'] }]);
    expect(authentication).toBe('required');
    expect(security).toEqual([[{ scheme: 'lost', kind: 'undefined', scopes: ['a'] }]]);
    expect(notes).toEqual([expect.objectContaining({ pointer: '/security', severity: 'warning' })]);
  });

  it.each([['text'], [{ bearer: [] }], [7], [[7]], [['bearer']]])('is unknown when it is %j', (garbage) => {
    const { authentication, notes } = effective(undefined, garbage);
    expect(authentication).toBe('unknown');
    expect(notes).toHaveLength(1);
  });

  it('falls back on the root when it is null, and a null root asks for nothing', () => {
    expect(effective(null)).toEqual({ authentication: 'none', security: [], notes: [] });
    expect(effective([{ bearer: [] }], null).authentication).toBe('required');
  });
});

it.each([
  ['key', { kind: 'apiKey', in: 'query', name: 'api_key' }],
  ['bearer', { kind: 'bearer' }],
  ['basic', { kind: 'basic' }],
  ['digest', { kind: 'digest' }],
  ['hoba', { kind: 'httpOther' }],
  ['oauth', { kind: 'oauth2', flows: ['clientCredentials', 'implicit'] }],
  ['oidc', { kind: 'openIdConnect' }],
  ['mtls', { kind: 'mutualTls' }],
  ['aws', { kind: 'awsSigV4' }],
  ['constructor', { kind: 'undefined' }],
])('reads the scheme %s', (name, use) => {
  expect(effective([{ [name]: ['s'] }]).security).toEqual([[{ scheme: name, scopes: ['s'], ...use }]]);
});

it('reads the definitions of Swagger 2, flows under their later names', () => {
  const document = readDocument({
    swagger: '2.0',
    securityDefinitions: {
      a: { type: 'oauth2', flow: 'accessCode' },
      b: { type: 'basic' },
      c: { type: 'apiKey', in: 'header', name: 'X-Key' },
    },
    security: [{ a: ['read'], b: [], c: [] }],
    paths: { '/a': { get: {} } },
  });
  expect(document.operations[0]?.security).toEqual([
    [
      { scheme: 'a', kind: 'oauth2', flows: ['authorizationCode'], scopes: ['read'] },
      { scheme: 'b', kind: 'basic', scopes: [] },
      { scheme: 'c', kind: 'apiKey', in: 'header', name: 'X-Key', scopes: [] },
    ],
  ]);
});
