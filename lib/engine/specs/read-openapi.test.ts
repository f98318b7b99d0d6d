import { describe, expect, it } from 'vitest';
import { fieldTexts, namesOf, operationOf, readDocument, refusalOf } from '@/fixtures/specs/read-document';

const empty = { responses: {} };

describe('versions', () => {
  it.each([
    [{ swagger: '2.0' }, 'openapi-2.0', 0],
    [{ swagger: 2 }, 'openapi-2.0', 0],
    [{ openapi: '3.0.3' }, 'openapi-3.0', 0],
    [{ openapi: 3 }, 'openapi-3.0', 0],
    [{ openapi: '3.1.1' }, 'openapi-3.1', 0],
    [{ openapi: '3.2.0' }, 'openapi-3.2', 0],
    [{ openapi: '3.7.0' }, 'openapi-3.2', 1],
  ])('reads %j as %s', (version, format, notes) => {
    const document = readDocument({
      ...version,
      info: { title: 'T', version: 7 },
      paths: { '/a': { get: empty } },
    });
    expect(document).toMatchObject({ format, title: 'T', version: '7' });
    expect(document.notes).toHaveLength(notes);
    expect(namesOf(document)).toEqual(['GET /a']);
  });

  it.each(['1.2', '4.0', 'latest', ''])('refuses version "%s" and says what is read', (openapi) => {
    const [note] = refusalOf(`{\n "openapi": "${openapi}",\n "paths": {}\n}`);
    expect(note).toMatchObject({ severity: 'error', line: 2, pointer: '/openapi' });
    expect(note?.message).toContain('3.0 to 3.2');
  });
});

it.each([
  ['a.yaml', 'openapi: 3.0.0\ninfo: { version: 1.0 }\npaths: {}', '1.0'],
  ['a.yaml', 'openapi: 3.0.0\ninfo:\n  version: 1.10\npaths: {}', '1.10'],
  ['a.yaml', 'openapi: 3.0.0\ninfo: { version: 2024-01-31 }\npaths: {}', '2024-01-31'],
  ['a.json', '{"openapi":"3.0.0","info":{"version": 1.10 },"paths":{}}', '1.10'],
])('keeps a version as it is written: %s %s', (name, text, version) => {
  expect(readDocument(text, name).version).toBe(version);
});

it('reads every method, QUERY and additional operations among them', () => {
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
  const item = {
    ...Object.fromEntries(methods.map((method) => [method, empty])),
    additionalOperations: { PURGE: empty },
  };
  const document = readDocument({ openapi: '3.2.0', paths: { '/a': item } });
  expect(document.operations.map(({ method }) => method)).toEqual([
    ...methods.map((m) => m.toUpperCase()),
    'PURGE',
  ]);
  expect(document.notes).toEqual([]);
});

it('does not take webhooks and callbacks for operations', () => {
  const callbacks = { onEvent: { '{$request.body#/url}': { post: empty } } };
  const document = readDocument({
    openapi: '3.1.0',
    webhooks: { made: { post: empty } },
    paths: { '/subscribe': { post: { ...empty, callbacks } } },
  });
  expect(namesOf(document)).toEqual(['POST /subscribe']);
});

it('reads what an operation says of itself', () => {
  const get = {
    operationId: 'listThings',
    summary: 'List things',
    description: 'Longer',
    tags: ['things', 7],
    deprecated: true,
    responses: { 200: {}, '4XX': {}, default: {}, 'x-note': 1 },
  };
  const [operation] = readDocument({ openapi: '3.0.0', paths: { '/things': { get } } }).operations;
  expect(operation).toMatchObject({
    operationId: 'listThings',
    summary: 'List things',
    tags: ['things'],
    isDeprecated: true,
    isInternal: false,
    responses: ['200', '4XX', 'default'],
  });
});

it('falls back on the first line of the description for a summary', () => {
  const get = { description: `  First line\nSecond`, responses: {} };
  const [operation] = readDocument({ openapi: '3.0.0', paths: { '/a': { get } } }).operations;
  expect(operation?.summary).toBe('First line');
});

describe('paths', () => {
  it.each([
    ['', '/', 'is empty'],
    ['users', '/users', 'does not begin'],
    ['/a?x=1&y={y}', '/a', 'has a query'],
    ['/a#list', '/a', 'has a fragment'],
    ['https://api.example.com/v1/a', '/v1/a', 'names a host'],
    ['/#Action=List', '/', 'has a fragment'],
  ])('reads "%s" as %s with a note', (written, path, fault) => {
    const document = readDocument({ openapi: '3.0.0', paths: { [written]: { get: empty } } });
    expect(namesOf(document)).toEqual([`GET ${path}`]);
    expect(document.notes).toHaveLength(1);
    expect(document.notes[0]?.message).toContain(fault);
  });

  it.each(['/', '/a/', '/a//b', '/a/{x}.{y}', '/a/{x}:undo', '/ä/ö', '/a/%7Bx%7D', '/a b'])(
    'keeps "%s" as written',
    (path) => {
      const document = readDocument({ openapi: '3.0.0', paths: { [path]: { get: empty } } });
      expect(document.operations[0]?.path).toBe(path);
      expect(document.notes).toEqual([]);
    },
  );

  it('turns the query of a path into parameters', () => {
    const document = readDocument({ openapi: '3.0.0', paths: { '/a?x=1&y={y}': { get: empty } } });
    expect(fieldTexts(operationOf(document, 'GET /a'))).toEqual(['query x:string!', 'query y:string!']);
  });

  it('keeps operations that no request can tell apart, and says so', () => {
    const document = readDocument({
      openapi: '3.0.0',
      paths: { '/a/{x}': { get: empty }, '/a/{y}': { get: empty, put: empty } },
    });
    expect(document.operations).toHaveLength(3);
    expect(document.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('more than once, first on line 1'),
    ]);
  });

  it('passes over extensions', () => {
    const paths = { 'x-internal-paths': { get: empty }, '/a': { 'x-thing': { get: empty }, get: empty } };
    expect(namesOf(readDocument({ openapi: '3.0.0', paths }))).toEqual(['GET /a']);
  });

  it('reads a method in capitals with a note', () => {
    const document = readDocument({ openapi: '3.0.0', paths: { '/a': { GET: empty } } });
    expect(namesOf(document)).toEqual(['GET /a']);
    expect(document.notes).toHaveLength(1);
  });
});
