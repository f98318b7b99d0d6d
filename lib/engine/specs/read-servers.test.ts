import { describe, expect, it } from 'vitest';
import { operationOf, readDocument } from '@/fixtures/specs/read-document';
import { expandServer, parseServer } from './read-servers';

describe('a server URL', () => {
  it.each([
    ['https://API.Example.com/v1/', 'https', 'api.example.com', '/v1'],
    ['https://api.example.com:443', 'https', 'api.example.com', ''],
    ['http://api.example.com:443', 'http', 'api.example.com:443', ''],
    ['http://localhost:8080/', 'http', 'localhost:8080', ''],
    ['//api.example.com/v1', '', 'api.example.com', '/v1'],
    ['wss://live.example.com', 'https', 'live.example.com', ''],
    ['https://user:secret@api.example.com/x', 'https', 'api.example.com', '/x'],
    ['https://[2001:DB8::1]:8443/x', 'https', '[2001:db8::1]:8443', '/x'],
    ['https://B\u00dcCHER.example/x', 'https', 'xn--bcher-kva.example', '/x'],
    ['/b2b/v2', '', null, '/b2b/v2'],
    ['/', '', null, ''],
    ['', '', null, ''],
    ['.', '', null, ''],
    ['./v1', '', null, '/v1'],
    ['../v1', '', null, '/v1'],
    ['v1/x', '', null, '/v1/x'],
    ['https://api.example.com/v1?x=1#y', 'https', 'api.example.com', '/v1'],
    ['https://', '', null, ''],
    ['https://a b/c', 'https', null, '/c'],
  ])('%s', (url, scheme, host, basePath) => {
    expect(parseServer(url)).toMatchObject({ scheme, host, basePath });
  });

  it('loses its credentials', () => {
    expect(parseServer('https://user:secret@api.example.com').url).toBe('https://api.example.com');
  });
});

describe('server variables', () => {
  const expand = (url: string, variables: object) =>
    expandServer(url, variables, 50).map((server) => server.url);

  it.each([
    [
      'https://{env}.example.com',
      { env: { enum: ['a', 'b'], default: 'a' } },
      ['https://a.example.com', 'https://b.example.com'],
    ],
    ['https://{tenant}.example.com', { tenant: { default: 'demo' } }, ['https://*.example.com']],
    ['https://eu-{n}.example.com', {}, ['https://eu-*.example.com']],
    ['https://{host}/v1', { host: { default: 'api.example.com' } }, ['https://api.example.com/v1']],
    [
      'https://x.example.com:{port}/',
      { port: { enum: ['443', 8443] } },
      ['https://x.example.com', 'https://x.example.com:8443'],
    ],
    ['https://x.example.com:{port}', { port: { default: '8443' } }, ['https://x.example.com:8443']],
    ['https://x.example.com/{base}', { base: { default: 'v2' } }, ['https://x.example.com/v2']],
    ['https://x.example.com/{base}', {}, ['https://x.example.com/{base}']],
    [
      '{scheme}://x.example.com',
      { scheme: { enum: ['http', 'https'] } },
      ['http://x.example.com', 'https://x.example.com'],
    ],
    ['{root}/v1', { root: { default: 'https://x.example.com' } }, ['https://x.example.com/v1']],
    [
      'https://{a}.{b}.example.com',
      { a: { enum: ['1', '2'] }, b: { enum: ['x'] } },
      ['https://1.x.example.com', 'https://2.x.example.com'],
    ],
    ['https://{constructor}.example.com', {}, ['https://*.example.com']],
  ])('%s with %j', (url, variables, expected) => {
    expect(expand(url, variables)).toEqual(expected);
  });

  it('expand to at most the limit', () => {
    const region = { enum: Array.from({ length: 40 }, (_, index) => `r${index}`) };
    expect(expand('https://{a}.{b}.example.com', { a: region, b: region })).toHaveLength(50);
  });
});

describe('servers of a document', () => {
  const get = { responses: {} };
  const urls = (root: object) => readDocument(root).servers.map(({ url }) => url);

  it('are one for any host when none are declared', () => {
    expect(readDocument({ openapi: '3.0.0', paths: {} }).servers).toEqual([
      { url: '', scheme: '', host: null, basePath: '' },
    ]);
  });

  it('are the schemes, host and base path of Swagger 2', () => {
    const swagger = { swagger: '2.0', host: 'api.example.com:80', basePath: '/v1/', paths: {} };
    expect(urls({ ...swagger, schemes: ['https', 'http'] })).toEqual([
      'https://api.example.com:80/v1',
      'http://api.example.com/v1',
    ]);
    expect(urls(swagger)).toEqual(['//api.example.com:80/v1']);
    expect(urls({ swagger: '2.0', basePath: 'v1', paths: {} })).toEqual(['/v1']);
  });

  it('are overridden by those of a path item, and these by those of an operation', () => {
    const document = readDocument({
      openapi: '3.0.0',
      servers: [{ url: 'https://a.example.com' }],
      paths: {
        '/x': { servers: [{ url: 'https://b.example.com' }], get, put: { ...get, servers: [{ url: '/c' }] } },
        '/y': { get },
      },
    });
    expect(document.servers.map(({ url }) => url)).toEqual([
      'https://a.example.com',
      'https://b.example.com',
      '/c',
    ]);
    expect(operationOf(document, 'GET /x').servers).toEqual(['https://b.example.com']);
    expect(operationOf(document, 'PUT /x').servers).toEqual(['/c']);
    expect(operationOf(document, 'GET /y').servers).toBeUndefined();
  });

  it.each([['text'], [7], [[{}]], [[null]], [[{ url: 7 }]]])(
    'are none, with a note, when they are %j',
    (servers) => {
      const document = readDocument({ openapi: '3.0.0', servers, paths: {} });
      expect(document.servers.map(({ url }) => url)).toEqual(['']);
      expect(document.notes).toHaveLength(1);
    },
  );
});
