import { describe, expect, it } from 'vitest';
import { inspectPosture } from './inspect-posture';
import { Inspection } from './inspection';
import { readSpec } from './specs/read-spec';
import { SPEC_LIMITS } from './specs/spec-upload';

const NOW = new Date('2026-11-01T00:00:00Z');
const INFO = { title: 'Shop', version: '1' };
const OK = { responses: { 200: { description: 'ok' } } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const post = (schema: object) => ({
  post: {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
  },
});

/** The rules that fire on a document, by operation; `null` when it is refused. */
function judge(document: unknown): string[] | null {
  const files = new Map([['spec.json', Buffer.from(JSON.stringify(document))]]);
  const outcome = readSpec({ entry: 'spec.json', files }, SPEC_LIMITS);
  if (outcome.kind === 'refused') return null;
  const spec = { api: 'Shop', document: outcome.document };
  const apis = new Inspection([spec], { seed: 1, fingerprint: () => 0 }).apis(NOW);
  return inspectPosture(apis, [], NOW).flatMap(({ findings }) =>
    findings.map(({ rule, method, path }) => (method === null ? rule : `${rule} ${method} ${path}`)),
  );
}

describe('judging documents that are odd', () => {
  it.each<[string, object, string[]]>([
    [
      'schemas that lead back to themselves, in every way',
      {
        openapi: '3.0.3',
        info: INFO,
        paths: {
          '/a': post(ref('Self')),
          '/b': post(ref('All')),
          '/c': post(ref('Map')),
          '/d': post(ref('Loop')),
        },
        components: {
          schemas: {
            Self: { type: 'object', properties: { self: ref('Self') } },
            All: { allOf: [ref('All'), ref('List')] },
            List: { type: 'array', items: ref('List') },
            Map: { type: 'object', additionalProperties: ref('Map') },
            Loop: ref('Pool'),
            Pool: ref('Loop'),
          },
        },
      },
      ['AUTH-04 POST /a', 'AUTH-04 POST /b', 'AUTH-04 POST /c', 'AUTH-04 POST /d', 'DATA-06 POST /a'],
    ],
    [
      'security that names nothing',
      {
        openapi: '3.1.0',
        info: INFO,
        security: [{ nobody: [] }],
        paths: { '/a': { get: OK }, '/b': { get: { ...OK, security: [{}, { ghost: ['x'] }] } } },
      },
      ['AUTH-06 GET /b'],
    ],
    [
      'operations of 3.2',
      {
        openapi: '3.2.0',
        info: INFO,
        paths: { '/a': { query: OK, additionalOperations: { COPY: OK, PURGE: OK } } },
      },
      ['RATE-01'],
    ],
    [
      'extensions of every type, at every place',
      {
        openapi: '3.1.0',
        info: { ...INFO, 'x-a': null },
        'x-b': [1, null, { x: {} }],
        paths: {
          '/a': {
            'x-c': true,
            get: {
              ...OK,
              'x-d': 1e308,
              'x-sunset': { not: 'a date' },
              'x-internal': 'maybe',
              deprecated: 'yes',
            },
          },
        },
        components: { 'x-e': 'text', schemas: { 'x-f': { type: 'x-g' } } },
      },
      ['AUTH-05 GET /a'],
    ],
  ])('%s', (_, document, expected) => {
    expect(judge(document)).toEqual(expect.arrayContaining(expected));
  });

  it.each<[string, unknown]>([
    ['no paths at all', { openapi: '3.0.3', info: INFO, paths: {} }],
    ['webhooks alone', { openapi: '3.1.0', info: INFO, webhooks: { made: { post: OK } } }],
    [
      'components alone',
      { openapi: '3.1.0', info: INFO, components: { schemas: { A: { type: 'object' } } } },
    ],
    ['an empty path item', { openapi: '3.0.3', info: INFO, paths: { '/a': {}, '/b': null } }],
  ])('says nothing of an operation where there is none: %s', (_, document) => {
    expect((judge(document) ?? []).filter((finding) => finding.includes(' '))).toEqual([]);
  });

  const GARBAGE = [null, true, 7, '', 'text', [], [null], {}, { $ref: 7 }, { $ref: '#/nowhere' }];
  const PLACES: ((value: unknown) => object)[] = [
    (value) => ({ openapi: '3.1.0', info: value, paths: { '/a': { get: OK } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, servers: value, paths: { '/a': { get: OK } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, servers: [value], paths: { '/a': { get: OK } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, security: value, paths: { '/a': { get: OK } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, security: [value], paths: { '/a': { get: OK } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, security: [{ a: value }], paths: { '/a': { get: OK } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { get: value } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { get: { ...OK, parameters: value } } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { get: { ...OK, parameters: [value] } } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { get: { responses: value } } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { get: { responses: { 200: value } } } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { post: { ...OK, requestBody: value } } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { post: { ...OK, callbacks: value } } } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': post(value as object) } }),
    (value) => ({ openapi: '3.1.0', info: INFO, paths: { '/a': { get: OK } }, components: value }),
    (value) => ({
      openapi: '3.1.0',
      info: INFO,
      paths: { '/a': { get: OK } },
      components: { securitySchemes: value },
    }),
    (value) => ({
      openapi: '3.1.0',
      info: INFO,
      security: [{ a: [] }],
      paths: { '/a': { get: OK } },
      components: { securitySchemes: { a: value } },
    }),
    (value) => ({ swagger: '2.0', info: INFO, schemes: value, host: value, paths: { '/a': { get: OK } } }),
    (value) => ({
      swagger: '2.0',
      info: INFO,
      securityDefinitions: { a: value },
      paths: { '/a': { get: OK } },
    }),
  ];

  it('never throws, whatever stands where something else belongs', () => {
    for (const place of PLACES) for (const value of GARBAGE) expect(() => judge(place(value))).not.toThrow();
  });

  it('judges 22,000 operations', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 11_000 }, (_, i) => [
        `/things${i}/{id}`,
        { get: OK, ...post({ type: 'object' }) },
      ]),
    );
    const found = judge({ openapi: '3.0.3', info: INFO, paths }) ?? [];
    expect(found.filter((finding) => finding.startsWith('AUTH-04')).length).toBe(11_000);
    expect(found.filter((finding) => finding.startsWith('AUTH-05')).length).toBe(11_000);
    expect(found.filter((finding) => finding === 'RATE-01').length).toBe(1);
  });
});
