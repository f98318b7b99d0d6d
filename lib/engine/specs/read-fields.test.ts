import { describe, expect, it } from 'vitest';
import { fieldTexts, operationOf, readDocument } from '@/fixtures/specs/read-document';

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });

/** Fields of a response with `schema`, without the word `response`. */
function flattened(schema: unknown, schemas: object = {}, openapi = '3.1.0'): string[] {
  const document = readDocument({
    openapi,
    components: { schemas },
    paths: { '/a': { get: { responses: { 200: json(schema) } } } },
  });
  return fieldTexts(operationOf(document, 'GET /a')).map((text) => text.replace('response ', ''));
}

const string = { type: 'string' };

describe('a schema', () => {
  it.each<[string, unknown, string[]]>([
    ['nests', { properties: { a: { properties: { b: string } } } }, ['a:object', 'a.b:string']],
    [
      'lists',
      { type: 'array', items: { properties: { id: { type: 'integer', format: 'int64' } } } },
      ['[].id:integer:int64'],
    ],
    [
      'lists in lists',
      { properties: { m: { items: { items: { type: 'number' } } } } },
      ['m:array', 'm[][]:number'],
    ],
    [
      'lists of scalars',
      { properties: { tags: { type: 'array', items: string } } },
      ['tags:array', 'tags[]:string'],
    ],
    [
      'maps',
      { properties: { by: { type: 'object', additionalProperties: { properties: { n: string } } } } },
      ['by:object', 'by{}.n:string'],
    ],
    ['maps of scalars', { additionalProperties: string }, ['{}:string']],
    ['pattern properties', { patternProperties: { '^x-': string } }, ['{}:string']],
    [
      'tuples',
      { properties: { t: { prefixItems: [string, { type: 'integer' }] } } },
      ['t:array', 't[]:string|integer'],
    ],
    [
      'required names',
      { required: ['a', 'zz'], properties: { a: string, b: string } },
      ['a:string!', 'b:string'],
    ],
    [
      'type lists',
      { properties: { a: { type: ['null', 'string'], format: 'date' } } },
      ['a:string:date|null'],
    ],
    ['enums', { properties: { a: { enum: ['x', 1, null] } } }, ['a:string|integer|null']],
    ['constants', { properties: { a: { const: true } } }, ['a:boolean']],
    ['nothing said', { properties: { a: {}, b: true, c: false } }, ['a:any', 'b:any']],
    ['true', true, []],
    ['false', false, []],
    ['a scalar', string, []],
    ['not an object', 'text', []],
    [
      'write-only names',
      { properties: { a: { ...string, writeOnly: true }, b: { ...string, readOnly: true } } },
      ['b:string'],
    ],
    [
      'conditions',
      { properties: { a: string }, if: {}, else: { properties: { b: string }, required: ['b'] } },
      ['a:string', 'b:string'],
    ],
  ])('with %s', (_, schema, expected) => {
    expect(flattened(schema)).toEqual(expected);
  });

  it('merges allOf, and keeps what each part requires', () => {
    const base = { required: ['id'], properties: { id: string, kind: string } };
    const schema = {
      allOf: [{ $ref: '#/components/schemas/base' }, { properties: { n: string } }, { required: ['kind'] }],
      required: ['n'],
    };
    expect(flattened(schema, { base })).toEqual(['id:string!', 'kind:string!', 'n:string!']);
  });

  it('merges alternatives, and requires only what each requires', () => {
    const schema = {
      oneOf: [
        { required: ['a', 'b'], properties: { a: string, b: string } },
        { required: ['a'], properties: { a: { type: 'integer' }, c: string } },
      ],
    };
    expect(flattened(schema)).toEqual(['a:string|integer!', 'b:string', 'c:string']);
  });

  it('joins a list and its element as alternatives', () => {
    const user = { type: 'object', properties: { id: string } };
    expect(flattened({ anyOf: [user, { type: 'array', items: user }] })).toEqual([
      'id:string',
      '[].id:string',
    ]);
  });

  it('ends at a schema that leads back to itself', () => {
    const node = {
      properties: {
        name: string,
        parent: { $ref: '#/components/schemas/node' },
        kids: { items: { $ref: '#/components/schemas/node' } },
      },
    };
    expect(flattened({ $ref: '#/components/schemas/node' }, { node })).toEqual([
      'name:string',
      'parent:object',
      'kids:array',
    ]);
  });

  it('ends at combinations that lead back to themselves', () => {
    const a = { allOf: [{ $ref: '#/components/schemas/b' }], properties: { a: string } };
    const b = { oneOf: [{ $ref: '#/components/schemas/a' }], properties: { b: string } };
    expect(flattened({ $ref: '#/components/schemas/a' }, { a, b }).sort()).toEqual(['a:string', 'b:string']);
  });

  it('reads what stands beside a reference', () => {
    const base = { properties: { id: string } };
    expect(flattened({ $ref: '#/components/schemas/base', properties: { n: string } }, { base })).toEqual([
      'id:string',
      'n:string',
    ]);
  });

  it('reads nullable of 3.0 and x-nullable', () => {
    const schema = { properties: { a: { ...string, nullable: true }, b: { ...string, 'x-nullable': true } } };
    expect(flattened(schema, {}, '3.0.0')).toEqual(['a:string|null', 'b:string|null']);
  });

  it('is cut below the eighth level with a note', () => {
    const deep = Array.from({ length: 12 }).reduce<object>((inner) => ({ properties: { a: inner } }), string);
    const document = readDocument({
      openapi: '3.1.0',
      paths: { '/a': { get: { responses: { 200: json(deep) } } } },
    });
    expect(document.operations[0]?.fields.at(-1)?.name).toBe('a.a.a.a.a.a.a.a');
    expect(document.notes).toEqual([
      expect.objectContaining({ pointer: '/paths/~1a/get', severity: 'warning' }),
    ]);
  });

  it('is cut at 400 fields, outer names first, and leaves room for both bodies', () => {
    const names = (count: number, of: unknown) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, of]));
    const wide = { properties: names(30, { properties: names(30, string) }) };
    const document = readDocument({
      openapi: '3.1.0',
      paths: { '/a': { post: { requestBody: json(wide), responses: { 200: json(wide), 400: json(wide) } } } },
    });
    const fields = document.operations[0]?.fields ?? [];
    expect(fields).toHaveLength(400);
    expect(fields.filter(({ place }) => place === 'request')).toHaveLength(200);
    expect(fields.filter(({ place, name }) => place === 'response' && !name.includes('.'))).toHaveLength(30);
    expect(document.notes).toHaveLength(1);
  });
});

describe('bodies', () => {
  it('merge media types and response codes', () => {
    const document = readDocument({
      openapi: '3.0.0',
      paths: {
        '/a': {
          post: {
            requestBody: {
              content: {
                'application/json': { schema: { properties: { a: string } } },
                'text/xml': { schema: { properties: { b: string } } },
              },
            },
            responses: {
              400: json({
                required: ['id', 'error'],
                properties: { id: { type: 'integer' }, error: string },
              }),
              201: json({ required: ['id'], properties: { id: string } }),
            },
          },
        },
      },
    });
    expect(fieldTexts(operationOf(document, 'POST /a'))).toEqual([
      'request a:string',
      'request b:string',
      'response id:string|integer!',
      'response error:string!',
    ]);
  });

  it('are read from forms, uploads among them', () => {
    const form = { properties: { name: string, file: { type: 'string', format: 'binary' } } };
    const document = readDocument({
      openapi: '3.0.0',
      paths: { '/a': { post: { requestBody: { content: { 'multipart/form-data': { schema: form } } } } } },
    });
    expect(fieldTexts(operationOf(document, 'POST /a'))).toEqual([
      'request name:string',
      'request file:string:binary',
    ]);
  });

  it('leave read-only names out of requests', () => {
    const schema = {
      properties: {
        role: { ...string, readOnly: true },
        password: { ...string, writeOnly: true },
        name: string,
      },
    };
    const document = readDocument({
      openapi: '3.0.0',
      paths: { '/a': { put: { requestBody: json(schema), responses: { 200: json(schema) } } } },
    });
    expect(fieldTexts(operationOf(document, 'PUT /a'))).toEqual([
      'request password:string',
      'request name:string',
      'response role:string',
      'response name:string',
    ]);
  });

  it('of Swagger 2 come from parameters and schemas', () => {
    const document = readDocument({
      swagger: '2.0',
      definitions: { Pet: { required: ['name'], properties: { name: string } } },
      paths: {
        '/a': {
          post: {
            parameters: [{ in: 'body', name: 'b', schema: { $ref: '#/definitions/Pet' } }],
            responses: {
              200: {
                schema: { type: 'array', items: { $ref: '#/definitions/Pet' } },
                headers: { 'X-Rate': { type: 'integer' } },
              },
            },
          },
          put: { parameters: [{ in: 'formData', name: 'f', type: 'file', required: true }] },
        },
      },
    });
    expect(fieldTexts(operationOf(document, 'POST /a'))).toEqual([
      'responseHeader X-Rate:integer',
      'request name:string!',
      'response [].name:string!',
    ]);
    expect(fieldTexts(operationOf(document, 'PUT /a'))).toEqual(['request f:string:binary!']);
  });

  it('have response headers, each name once', () => {
    const headers = {
      'X-Rate': { schema: { type: 'integer' }, required: true },
      'x-shared': { $ref: '#/components/headers/shared' },
    };
    const document = readDocument({
      openapi: '3.0.0',
      components: { headers: { shared: { schema: string } } },
      paths: {
        '/a': {
          get: { responses: { 200: { headers }, 400: { headers: { 'x-rate': { schema: string } } } } },
        },
      },
    });
    expect(fieldTexts(operationOf(document, 'GET /a'))).toEqual([
      'responseHeader X-Rate:integer!',
      'responseHeader x-shared:string',
    ]);
  });
});

it('never mistakes a name of Object.prototype for a field', () => {
  const schema =
    '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"},"a":{"$ref":"#/components/schemas/toString"}}}';
  const text = `{"openapi":"3.0.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":${schema}}}}}}}}}`;
  const document = readDocument(text);
  expect(fieldTexts(operationOf(document, 'GET /a'))).toEqual([
    'response __proto__:string',
    'response constructor:integer',
    'response a:any',
  ]);
  expect(({} as Record<string, unknown>).type).toBeUndefined();
});
