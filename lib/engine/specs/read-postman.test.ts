import { describe, expect, it } from 'vitest';
import { fieldTexts, namesOf, operationOf, readDocument } from '@/fixtures/specs/read-document';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

function collection(item: unknown[], more: object = {}) {
  return readDocument({ info: { name: 'C', schema: SCHEMA }, item, ...more }, 'c.postman_collection.json');
}

const request = (url: unknown, more: object = {}, response: unknown[] = []) => ({
  name: 'R',
  request: { method: 'GET', url, ...more },
  response,
});

it.each([
  [SCHEMA, 'postman-2.1'],
  ['https://schema.getpostman.com/json/collection/v2.0.0/collection.json', 'postman-2.0'],
])('tells the version by %s', (schema, format) => {
  const info = { name: 'C', schema, version: { major: 1, minor: 2, patch: 0 } };
  expect(readDocument({ info, item: [] })).toMatchObject({
    format,
    title: 'C',
    version: '1.2.0',
    operations: [],
  });
});

it('reads a collection in the envelope of its API', () => {
  const document = readDocument({
    collection: { info: { name: 'C', schema: SCHEMA }, item: [request('https://x.example.com/a')] },
  });
  expect(namesOf(document)).toEqual(['GET /a']);
});

describe('URLs', () => {
  it.each<[unknown, string, string]>([
    ['https://api.example.com/v1/users', 'GET /v1/users', 'https://api.example.com'],
    ['{{baseUrl}}/users', 'GET /users', 'https://api.example.com/v2'],
    ['{{unknown}}/users', 'GET /users', ''],
    ['{{baseUrl}}', 'GET /', 'https://api.example.com/v2'],
    ['{{baseUrl}}/users/:id/x', 'GET /users/{id}/x', 'https://api.example.com/v2'],
    ['{{baseUrl}}/users/{{id}}.{{format}}', 'GET /users/{id}.{format}', 'https://api.example.com/v2'],
    ['{{baseUrl}}/users/{{$guid}}', 'GET /users/{guid}', 'https://api.example.com/v2'],
    ['{{nested}}/users', 'GET /users', 'https://api.example.com/v2'],
    ['https://{{tenant}}.example.com/a', 'GET /a', 'https://*.example.com'],
    ['https://{{host}}/a', 'GET /a', ''],
    ['{{scheme}}://{{host}}:{{port}}/a', 'GET /a', ''],
    ['localhost:3000/a', 'GET /a', '//localhost:3000'],
    ['/a', 'GET /a', ''],
    ['{{baseUrl}}/{{ver}}/a', 'GET /v3/a', 'https://api.example.com/v2'],
    ['{{baseUrl}}/a/42', 'GET /a/42', 'https://api.example.com/v2'],
    ['{{baseUrl}}/a?x=1#y', 'GET /a', 'https://api.example.com/v2'],
    [{ raw: '{{baseUrl}}/a/:id?x=1' }, 'GET /a/{id}', 'https://api.example.com/v2'],
    [
      { protocol: 'https', host: ['api', 'example', 'com'], port: '8443', path: ['a', ':id'] },
      'GET /a/{id}',
      'https://api.example.com:8443',
    ],
    [
      { raw: 'stale', host: ['{{baseUrl}}'], path: [{ type: 'string', value: 'a' }, 'b'] },
      'GET /a/b',
      'https://api.example.com/v2',
    ],
    [{ host: '{{baseUrl}}', path: 'a/b' }, 'GET /a/b', 'https://api.example.com/v2'],
  ])('%j', (url, name, server) => {
    const variable = [
      { key: 'baseUrl', value: 'https://api.example.com/v2' },
      { key: 'nested', value: '{{baseUrl}}' },
      { key: 'ver', value: 'v3' },
      { key: 'id', value: '17' },
      { key: 'loop', value: '{{loop}}' },
    ];
    const document = collection([request(url)], { variable });
    expect(namesOf(document)).toEqual([name]);
    expect(document.servers.map((held) => held.url)).toEqual([server]);
    expect(document.operations[0]?.servers).toBeUndefined();
  });

  it('may be a text in place of the request', () => {
    expect(namesOf(collection([{ name: 'R', request: 'https://api.example.com/a' }]))).toEqual(['GET /a']);
  });

  it('of several servers stay with their requests', () => {
    const document = collection([
      request('https://a.example.com/x'),
      request('https://b.example.com/y'),
      request('https://b.example.com/x'),
    ]);
    expect(document.servers.map(({ url }) => url)).toEqual([
      'https://a.example.com',
      'https://b.example.com',
    ]);
    expect(operationOf(document, 'GET /x').servers).toEqual([
      'https://a.example.com',
      'https://b.example.com',
    ]);
    expect(operationOf(document, 'GET /y').servers).toEqual(['https://b.example.com']);
  });
});

describe('authentication', () => {
  const url = 'https://api.example.com/a';
  const auth = (type: string, settings?: unknown) => ({
    auth: { type, ...(settings === undefined ? {} : { [type]: settings }) },
  });
  const read = (item: object, more: object = {}) => {
    const [operation] = collection([item], more).operations;
    return [operation?.authentication, operation?.security];
  };
  const bearer = [[{ scheme: 'bearer', kind: 'bearer', scopes: [] }]];

  it('is unknown when nothing says anything', () => {
    expect(read(request(url))).toEqual(['unknown', []]);
  });

  it('is inherited from the collection and the nearest folder', () => {
    expect(read(request(url), auth('bearer'))).toEqual(['required', bearer]);
    expect(read({ name: 'F', item: [request(url)], ...auth('bearer') }, auth('basic'))).toEqual([
      'required',
      bearer,
    ]);
    expect(read({ name: 'F', item: [request(url, { auth: null })] }, auth('bearer'))).toEqual([
      'required',
      bearer,
    ]);
  });

  it('is none where noauth says so', () => {
    expect(read(request(url, auth('noauth')), auth('bearer'))).toEqual(['none', []]);
  });

  it.each([
    [
      auth('apikey', [
        { key: 'key', value: 'X-Key' },
        { key: 'in', value: 'query' },
      ]),
      { kind: 'apiKey', in: 'query', name: 'X-Key' },
    ],
    [auth('apikey', { key: 'X-Key', value: 'secret' }), { kind: 'apiKey', in: 'header', name: 'X-Key' }],
    [auth('oauth2', [{ key: 'scope', value: 'read write' }]), { kind: 'oauth2', scopes: ['read', 'write'] }],
    [auth('awsv4'), { kind: 'awsSigV4' }],
    [auth('hawk'), { kind: 'httpOther' }],
    [auth('martian'), { kind: 'undefined' }],
  ])('%j', (more, use) => {
    expect(read(request(url, more))).toEqual([
      'required',
      [[{ scheme: more.auth.type, scopes: [], ...use }]],
    ]);
  });

  it('shows in a header written by hand', () => {
    expect(read(request(url, { header: [{ key: 'Authorization', value: 'Bearer {{token}}' }] }))).toEqual([
      'required',
      bearer,
    ]);
    expect(read(request(url, { header: 'Authorization: Basic abc\nX-A: 1' }))[1]).toMatchObject([
      [{ kind: 'basic' }],
    ]);
  });

  it('of requests that are the same operation is joined', () => {
    const same = (one: object, other: object) =>
      collection([request(url, one), request(url, other)]).operations[0]?.authentication;
    expect(same(auth('bearer'), auth('noauth'))).toBe('optional');
    expect(same(auth('bearer'), auth('basic'))).toBe('required');
    expect(same({}, auth('bearer'))).toBe('required');
    expect(same(auth('noauth'), {})).toBe('none');
  });
});

describe('fields', () => {
  const url = 'https://api.example.com/a/:id';
  const fields = (more: object, response: unknown[] = []) => {
    const [operation] = collection([request(url, { method: 'POST', ...more }, response)]).operations;
    return operation ? fieldTexts(operation).filter((text) => text !== 'path id:string!') : [];
  };
  const raw = (text: string, options: object = {}) => ({ body: { mode: 'raw', raw: text, options } });

  it.each<[string, object, string[]]>([
    [
      'query and headers',
      { url: `${url}?x=1&y=`, header: [{ key: 'X-A', value: '1' }, { key: 'x-a' }] },
      ['query x:string', 'query y:string', 'header x-a:string'],
    ],
    [
      'JSON',
      raw('{"a":1,"b":{"c":[{"d":"x"},{"e":null}]},"f":[1.5]}'),
      [
        'request a:integer',
        'request b:object',
        'request f:array',
        'request b.c:array',
        'request f[]:number',
        'request b.c[].d:string',
        'request b.c[].e:any',
      ],
    ],
    [
      'JSON with placeholders and comments',
      raw('{"a": {{a}}, "b": "{{b}}", // note\n}'),
      ['request a:any', 'request b:string'],
    ],
    ['text', raw('hello'), []],
    [
      'a form',
      { body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }, { key: '' }, 7] } },
      ['request a:string'],
    ],
    [
      'an upload',
      { body: { mode: 'formdata', formdata: [{ key: 'f', type: 'file' }] } },
      ['request f:string:binary'],
    ],
    [
      'GraphQL',
      { body: { mode: 'graphql', graphql: { query: '{a}', variables: '{"id": 7}' } } },
      ['request query:string!', 'request variables:object', 'request variables.id:integer'],
    ],
    ['nothing', { body: null }, []],
  ])('of %s', (_, more, expected) => {
    expect(fields(more)).toEqual(expected);
  });

  it('of saved responses are joined, with their codes', () => {
    const response = [
      { code: 200, body: '{"id": 1}' },
      { code: 404, body: '{"id": "x", "error": true}' },
      { code: 204 },
      { code: 200, body: 'text' },
    ];
    const [operation] = collection([request(url, {}, response)]).operations;
    expect(operation?.responses).toEqual(['200', '204', '404']);
    expect(fields({}, response)).toEqual(['response id:integer|string', 'response error:boolean']);
  });

  it('never carry a value', () => {
    const secret = 'S3CRET-value';
    const document = collection(
      [
        request(
          {
            raw: `{{host}}/a/:id?q=${secret}`,
            host: ['{{host}}'],
            path: ['a', ':id'],
            query: [{ key: 'q', value: secret }],
            variable: [{ key: 'id', value: secret }],
          },
          {
            method: 'POST',
            auth: { type: 'bearer', bearer: [{ key: 'token', value: secret }] },
            header: [{ key: 'X-A', value: secret }],
            ...raw(`{"a":"${secret}"}`),
          },
          [{ code: 200, body: `{"b":"${secret}"}`, header: [{ key: 'X', value: secret }] }],
        ),
      ],
      {
        variable: [{ key: 'token', value: secret }],
        auth: { type: 'apikey', apikey: [{ key: 'value', value: secret }] },
      },
    );
    expect(JSON.stringify(document)).not.toContain(secret);
  });
});

it('opens folders in order, and names operations by them', () => {
  const text = JSON.stringify(
    {
      info: { name: 'C', schema: SCHEMA },
      item: [
        { name: 'F', item: [{ name: 'G', item: [request('{{u}}/one')] }, request('{{u}}/two')] },
        request('{{u}}/three'),
      ],
    },
    null,
    1,
  );
  const document = readDocument(text);
  expect(document.operations.map(({ path, tags }) => [path, tags])).toEqual([
    ['/one', ['F', 'G']],
    ['/two', ['F']],
    ['/three', []],
  ]);
  const starts = text.split('\n').flatMap((line, index) => (line.includes('"name": "R"') ? [index] : []));
  expect(document.operations.map(({ line }) => line)).toEqual(starts);
});

it('keeps what it can of garbage', () => {
  const item = [
    7,
    null,
    {},
    { item: 'x' },
    { request: 7 },
    { request: {} },
    { request: { url: {}, method: [] } },
    request('{{u}}/a', { method: 'NO WAY' }),
    request('{{u}}/b', { header: 7, body: 7, auth: 7 }, [7]),
  ];
  const document = collection(item);
  expect(namesOf(document)).toEqual(['GET /b']);
  expect(document.notes.map(({ pointer }) => pointer)).toEqual([
    '/item/0',
    '/item/1',
    '/item/2',
    '/item/4',
    '/item/5',
    '/item/6',
    '/item/7',
  ]);
});

it('leaves out folders that nest too deep', { timeout: 30_000 }, () => {
  const deep =
    '{"name":"f","item":['.repeat(20_000) + JSON.stringify(request('{{u}}/a')) + ']}'.repeat(20_000);
  const text = `{"info":{"name":"C","schema":"${SCHEMA}"},"item":[${deep},${JSON.stringify(request('{{u}}/b'))}]}`;
  const document = readDocument(text);
  expect(namesOf(document)).toEqual(['GET /b']);
  expect(document.notes.map(({ message }) => message)).toEqual([expect.stringContaining('too deep')]);
});
