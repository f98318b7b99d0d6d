import { describe, expect, it } from 'vitest';
import { fieldTexts, operationOf, readDocument } from '@/fixtures/specs/read-document';

function parametersOf(own: unknown, shared: unknown = undefined, path = '/a', more: object = {}): string[] {
  const document = readDocument({
    openapi: '3.2.0',
    paths: {
      [path]: { ...(shared === undefined ? {} : { parameters: shared }), get: { parameters: own, ...more } },
    },
    components: { parameters: { page: { in: 'query', name: 'page', schema: { type: 'integer' } } } },
  });
  return fieldTexts(operationOf(document, `GET ${path}`));
}

describe('parameters', () => {
  it('are read by place, with type and need', () => {
    const own = [
      { in: 'path', name: 'id', schema: { type: 'string', format: 'uuid' } },
      { in: 'query', name: 'q', required: true, schema: { type: 'string' } },
      { in: 'header', name: 'X-Trace' },
      { in: 'cookie', name: 'sid', schema: { type: 'string' } },
      { $ref: '#/components/parameters/page' },
    ];
    expect(parametersOf(own, undefined, '/a/{id}')).toEqual([
      'path id:string:uuid!',
      'query q:string!',
      'header X-Trace:any',
      'cookie sid:string',
      'query page:integer',
    ]);
  });

  it('of an operation override those of its path by place and name', () => {
    const shared = [
      { in: 'query', name: 'a', schema: { type: 'string' } },
      { in: 'query', name: 'b', schema: { type: 'string' } },
      { in: 'header', name: 'a' },
    ];
    expect(parametersOf([{ in: 'query', name: 'a', schema: { type: 'integer' } }], shared)).toEqual([
      'query b:string',
      'header a:any',
      'query a:integer',
    ]);
  });

  it('of a template that are not described are still there', () => {
    expect(
      parametersOf([{ in: 'path', name: 'b', schema: { type: 'integer' } }], undefined, '/{a}/{b}'),
    ).toEqual(['path b:integer!', 'path a:string!']);
  });

  it.each([
    ['exploded', {}, ['query status:string', 'query limit:integer']],
    ['deep', { style: 'deepObject' }, ['query f[status]:string', 'query f[limit]:integer']],
    ['not exploded', { explode: false }, ['query f:object']],
    ['piped', { style: 'pipeDelimited' }, ['query f:object']],
  ])('that are objects in the query are named as they are sent: %s', (_, style, expected) => {
    const schema = { type: 'object', properties: { status: { type: 'string' }, limit: { type: 'integer' } } };
    expect(parametersOf([{ in: 'query', name: 'f', schema, ...style }])).toEqual(expected);
  });

  it('may stand for the whole query', () => {
    const content = {
      'application/x-www-form-urlencoded': { schema: { properties: { a: { type: 'string' } } } },
    };
    expect(parametersOf([{ in: 'querystring', name: 'all', content }])).toEqual(['query a:string']);
  });

  it('have the type of their content when they have no schema', () => {
    const content = { 'application/json': { schema: { type: 'object', properties: { a: {} } } } };
    expect(parametersOf([{ in: 'query', name: 'filter', content }])).toEqual(['query filter:object']);
  });
});

it.each([
  ['text', 1],
  [{ in: 'query', name: 'a' }, 1],
  [[7, null, { name: 'a' }, { in: 'query' }, { in: 'moon', name: 'x' }, { in: 'query', name: 'ok' }], 5],
])('garbage in place of parameters is noted: %j', (parameters, notes) => {
  const document = readDocument({ openapi: '3.0.0', paths: { '/a': { get: { parameters } } } });
  expect(document.operations).toHaveLength(1);
  expect(document.notes).toHaveLength(notes);
  expect(document.notes[0]?.pointer).toMatch(/^\/paths\/~1a\/get\/parameters/);
});
