import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, namesOf, readDocument, readUpload, refusalOf } from '@/fixtures/specs/read-document';
import { readSpec } from './read-spec';
import { SPEC_LIMITS } from './spec-upload';

const bytes = (...values: number[]) => new Uint8Array(values);
const aliases = (count: number) =>
  `openapi: 3.0.0\npaths: {}\nx: &x a\ny: [${Array(count).fill('*x').join(', ')}]`;

describe('a document that nothing can be read of is refused with place and remedy', () => {
  it.each<[string, string, string | Uint8Array, number | undefined, RegExp]>([
    ['empty', 'a.json', '', 1, /empty\. Export/],
    ['blank', 'a.yaml', '\n\n', 1, /no content/],
    ['only comments', 'a.yaml', '# nothing\n', 1, /no content/],
    ['truncated JSON', 'a.json', '{"openapi": "3.0.0",\n"paths": {"/a": {"get', 2, /cut off/],
    ['truncated YAML', 'a.yaml', 'openapi: 3.0.0\npaths:\n  /a: {get: {', 3, /Not valid YAML/],
    ['broken JSON', 'a.json', '{"openapi": "3.0.0",\n"paths": {,}}', 2, /column 11/],
    ['a trailing comma', 'a.json', '{"openapi": "3.0.0",\n"paths": {},\n}', 3, /Not valid JSON/],
    ['binary', 'a.json', bytes(1, 2, 0, 3), 1, /binary/],
    ['a zip', 'a.json', bytes(0x50, 0x4b, 3, 4, 0, 0), 1, /zip archive/],
    ['gzip', 'a.json', bytes(0x1f, 0x8b, 8, 0), 1, /gzip/],
    ['a PDF', 'a.yaml', '%PDF-1.7', 1, /PDF/],
    ['a list', 'a.json', '[1]', 1, /a list/],
    ['a number', 'a.yaml', '7', 1, /a number/],
    ['plain text', 'a.yaml', 'hello world', 1, /a string/],
    ['another object', 'a.json', '{"log": {}}', 1, /no "openapi"/],
    ['100,000 open brackets', 'a.json', '['.repeat(100_000), 1, /cut off|too deep/],
    ['100,000 nested lists', 'a.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 1, /a list/],
    ['100,000 open brackets in YAML', 'a.yaml', `a: ${'['.repeat(100_000)}`, 1, /nesting|depth/i],
    ['tabs for indentation', 'a.yaml', 'openapi: 3.0.0\npaths:\n\t/a: {}', 3, /spaces/],
    ['too many aliases', 'a.yaml', aliases(10_001), 4, /alias/],
    ['an unknown alias', 'a.yaml', 'openapi: 3.0.0\npaths: *nowhere', 2, /Not valid YAML/],
    ['a version 1 collection', 'a.json', '{"name": "x", "requests": []}', 1, /v2\.1/],
    ['HTML', 'a.json', '<!DOCTYPE html>\n<html lang="en">x: y: z</html>', undefined, /./],
  ])('%s', (_, name, content, line, message) => {
    const notes = refusalOf(content, name);
    const last = notes.at(-1);
    expect(last).toMatchObject({ severity: 'error', file: name });
    expect(last?.message).toMatch(message);
    expect(last?.message).toMatch(/\.$/);
    if (line !== undefined) expect(last?.line).toBe(line);
  });

  it('larger than the limit', () => {
    expect(refusalOf('{"openapi":"3.0.0"}', 'a.json', { fileBytes: 10 })[0]?.message).toContain('Split it');
  });

  it('missing from the upload', () => {
    expect(readSpec({ entry: 'a', files: new Map() }, SPEC_LIMITS)).toMatchObject({ kind: 'refused' });
  });
});

describe('what can be read is kept, and the rest noted', { timeout: 30_000 }, () => {
  it.each<[string, string, string | Uint8Array, string[], RegExp]>([
    [
      'a duplicate path',
      'a.json',
      '{"openapi":"3.0.0","paths":{"/a":{"get":{}},\n"/a":{"put":{}}}}',
      ['PUT /a'],
      /"\/a" stands twice/,
    ],
    [
      'a duplicate key in YAML',
      'a.yaml',
      'openapi: 3.0.0\npaths:\n  /a: {get: {}}\n  /a: {put: {}}',
      ['PUT /a'],
      /stands twice/,
    ],
    [
      'several YAML documents',
      'a.yaml',
      'openapi: 3.0.0\npaths: {/a: {get: {}}}\n---\nopenapi: 3.1.0',
      ['GET /a'],
      /only the first/,
    ],
    [
      'custom tags',
      'a.yaml',
      'openapi: 3.0.0\nx: !Ref y\nz: !Join [a]\npaths: {/a: {get: {}}}',
      ['GET /a'],
      /!Ref/,
    ],
    [
      'broken UTF-8',
      'a.json',
      Buffer.from('{"openapi":"3.0.0",\n"info":{"title":"caf\u00e9"},"paths":{"/a":{"get":{}}}}', 'latin1'),
      ['GET /a'],
      /not all UTF-8/,
    ],
    ['paths: null', 'a.json', '{"openapi":"3.0.0",\n"paths":null}', [], /paths are null/],
    ['paths: a list', 'a.json', '{"openapi":"3.0.0","paths":[]}', [], /paths are a list/],
    ['no paths', 'a.json', '{"openapi":"3.0.0"}', [], /no paths/],
    [
      'a path item: text',
      'a.json',
      '{"openapi":"3.0.0","paths":{"/a":"x","/b":{"get":{}}}}',
      ['GET /b'],
      /path item is a string/,
    ],
    [
      'an operation: text',
      'a.json',
      '{"openapi":"3.0.0","paths":{"/a":{"get":"x","put":{}}}}',
      ['PUT /a'],
      /operation is a string/,
    ],
    [
      'an operation: null',
      'a.yaml',
      'openapi: 3.0.0\npaths:\n  /a:\n    get:\n    put: {}',
      ['PUT /a'],
      /operation is null/,
    ],
    [
      'responses: text',
      'a.json',
      '{"openapi":"3.0.0","paths":{"/a":{"get":{"responses":"x"}}}}',
      ['GET /a'],
      /responses/,
    ],
    [
      'security: text',
      'a.json',
      '{"openapi":"3.0.0","security":"x","paths":{"/a":{"get":{}}}}',
      ['GET /a'],
      /security/,
    ],
    [
      'servers: text',
      'a.json',
      '{"openapi":"3.0.0","servers":"x","paths":{"/a":{"get":{}}}}',
      ['GET /a'],
      /servers/,
    ],
    ['a stray key', 'a.json', '{"openapi":"3.0.0","paths":{"/a":{"git":{},"get":{}}}}', ['GET /a'], /"git"/],
  ])('%s', (_, name, content, names, message) => {
    const document = readDocument(content, name);
    expect(namesOf(document)).toEqual(names);
    expect(document.notes.map((note) => note.message).join('\n')).toMatch(message);
    expect(document.notes.every(({ line }) => line === undefined || line >= 1)).toBe(true);
  });

  it.each([
    [
      '__proto__',
      '{"openapi":"3.0.0","__proto__":{"security":[{"x":[]}]},"paths":{"__proto__":{"get":{}},"/a":{"get":{}}}}',
    ],
    [
      'constructor',
      '{"openapi":"3.0.0","constructor":{},"components":{"securitySchemes":{"constructor":7}},"paths":{"/a":{"get":{"security":[]}}}}',
    ],
  ])('keys like %s change nothing', (_, text) => {
    const document = readDocument(text);
    expect(document.operations.find(({ path }) => path === '/a')).toMatchObject({
      authentication: 'none',
      security: [],
    });
    expect(({} as Record<string, unknown>).get).toBeUndefined();
  });

  it('`__proto__` in YAML changes nothing', () => {
    const document = readDocument(
      'openapi: 3.0.0\n__proto__: { polluted: true }\npaths: { /a: { get: {} } }',
      'a.yaml',
    );
    expect(namesOf(document)).toEqual(['GET /a']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('enormous numbers are text', () => {
    const document = readDocument(
      `{"openapi":"3.0.0","info":{"version":1e999,"title":${'9'.repeat(400)}},"paths":{}}`,
    );
    expect(document.version).toBe('1e999');
  });

  it('a billion laughs in YAML cost nothing', () => {
    const levels = Array.from(
      { length: 30 },
      (_, index) => `x${index + 1}: &a${index + 1} { a: *a${index}, b: *a${index}, c: *a${index} }`,
    );
    const text = [
      'openapi: 3.0.0',
      'x0: &a0 { type: string }',
      ...levels,
      'paths: { /a: { get: { responses: { "200": { content: { j: { schema: { properties: { p: *a30, q: { properties: *a30 } } } } } } } } } }',
    ].join('\n');
    const before = performance.now();
    expect(namesOf(readDocument(text, 'a.yaml'))).toEqual(['GET /a']);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('YAML that contains itself ends', () => {
    const text =
      'openapi: 3.0.0\nx: &x { properties: { again: *x } }\npaths: { /a: { get: { responses: { "200": { content: { j: { schema: *x } } } } } } }';
    expect(readDocument(text, 'a.yaml').operations[0]?.fields.map(({ name }) => name)).toEqual(['again']);
  });

  it('schemas nested 20,000 deep are cut', () => {
    const schema = (open: string, close: string) =>
      `${open.repeat(20_000)}{"type":"string"}${close.repeat(20_000)}`;
    for (const deep of [
      schema('{"allOf":[', ']}'),
      schema('{"items":', '}'),
      schema('{"properties":{"a":', '}}'),
    ]) {
      const text = `{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"j":{"schema":${deep}}}}}}}}}`;
      expect(namesOf(readDocument(text))).toEqual(['GET /a']);
    }
  });

  it('notes are bounded, and the last counts the rest', () => {
    const paths = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`/p${index}`, 'x']));
    const { notes } = readDocument({ openapi: '3.0.0', paths });
    expect(notes).toHaveLength(201);
    expect(notes.at(-1)?.message).toContain('100 more');
  });
});

describe('a document that expands without end is refused', () => {
  const many = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join(',');

  it.each<[string, string]>([
    [
      'path items that share thousands of operations',
      `{"openapi":"3.2.0","paths":{${many(20_000, (i) => `"/${i}":{"$ref":"#/x"}`)}},"x":{"additionalOperations":{${many(20_000, (i) => `"M${i}":{}`)}}}}`,
    ],
    [
      'schemas that merge thousands of properties',
      `{"openapi":"3.1.0","paths":{${many(10_000, (i) => `"/${i}":{"get":{"responses":{"200":{"content":{"j":{"schema":{"allOf":[{"$ref":"#/big"}]}}}}}}}`)}},"big":{"properties":{${many(10_000, (i) => `"p${i}":{"type":"string"}`)}}}}`,
    ],
    [
      'lists of one schema of many levels',
      `{"openapi":"3.1.0","paths":{${many(50_000, (i) => `"/${i}":{"get":{"responses":{"200":{"content":{"j":{"schema":{"items":{"$ref":"#/big"}}}}}}}}`)}},"big":{"properties":{${many(500, (i) => `"p${i}":{"type":"string"}`)}}}}`,
    ],
    [
      'operations that share thousands of parameters',
      `{"openapi":"3.2.0","paths":{"/a":{"parameters":[${many(20_000, (i) => `{"in":"query","name":"q${i}"}`)}],"additionalOperations":{${many(20_000, (i) => `"M${i}":{}`)}}}}}`,
    ],
  ])('%s', { timeout: 60_000 }, (_, text) => {
    const [note] = refusalOf(text);
    expect(note?.message).toContain('as a bomb would');
  });
});

describe('mutations of a valid document', { timeout: 60_000 }, () => {
  const valid = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://{e}.example.com/v1', variables: { e: { enum: ['a'], default: 'a' } } }],
    security: [{ k: [] }],
    paths: {
      '/a/{id}': {
        parameters: [{ in: 'path', name: 'id', required: true, schema: { $ref: '#/components/schemas/A' } }],
        post: {
          tags: ['t'],
          'x-sunset': '2026-01-01',
          requestBody: {
            content: {
              'application/json': {
                schema: { allOf: [{ $ref: '#/components/schemas/A' }], required: ['b'] },
              },
            },
          },
          responses: {
            200: {
              headers: { h: { schema: { type: 'string' } } },
              content: { j: { schema: { items: { $ref: '#/components/schemas/A' } } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'K' } },
      schemas: {
        A: {
          properties: { b: { type: ['string', 'null'] }, c: { $ref: '#/components/schemas/A' } },
          oneOf: [{ $ref: '#/components/schemas/A' }],
        },
      },
    },
  };
  const garbage = fc.oneof(
    fc.constantFrom(
      null,
      true,
      false,
      '',
      0,
      -1,
      [],
      {},
      [null],
      '$ref',
      { $ref: '#' },
      { $ref: '#/paths' },
      { $ref: 7 },
      { $ref: '../x' },
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );

  /** Replaces the `at`-th value of the tree, counted depth first. */
  function mutate(node: unknown, at: { left: number }, replacement: unknown): unknown {
    if (at.left-- === 0) return replacement;
    if (Array.isArray(node)) return node.map((value) => mutate(value, at, replacement));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, mutate(value, at, replacement)]),
    );
  }

  it('never throw: values replaced', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(90), garbage), { minLength: 1, maxLength: 4 }), (changes) => {
        const mutant = changes.reduce<unknown>(
          (node, [at, value]) => mutate(node, { left: at }, value),
          valid,
        );
        const outcome = readUpload('a.json', { 'a.json': JSON.stringify(mutant) ?? 'null' });
        expect(['spec', 'refused']).toContain(outcome.kind);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['a.json', 'a.yaml'])('never throw: bytes of %s replaced or cut', (name) => {
    const original = bytesOf(JSON.stringify(valid, null, 1));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(original.length), fc.nat(255)), { maxLength: 6 }),
        fc.nat(original.length),
        (changes, cut) => {
          const mutant = original.slice(0, changes.length % 2 === 0 ? original.length : cut);
          for (const [at, value] of changes) mutant[at % Math.max(1, mutant.length)] = value;
          const outcome = readUpload(name, { [name]: mutant });
          if (outcome.kind === 'refused') expect(outcome.notes.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
