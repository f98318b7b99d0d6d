import { describe, expect, it } from 'vitest';
import { groupByTag, propertiesOf, typeOf } from './document';

describe('typeOf', () => {
  it.each([
    [{ $ref: '#/components/schemas/Receipt' }, 'Receipt'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Receipt' } }, 'Receipt[]'],
    [{ anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }, 'string (date-time) or null'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ const: true }, 'true'],
    [{}, 'any'],
  ])('%j is %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });
});

it('looks for properties inside an array', () => {
  const schema = { type: 'array', items: { properties: { a: {}, b: {} }, required: ['b'] } };
  expect(propertiesOf(schema).map(({ name, isRequired }) => [name, isRequired])).toEqual([
    ['a', false],
    ['b', true],
  ]);
});

it('groups operations by their first tag', () => {
  const operation = (id: string, tags?: string[]) => ({ operationId: id, tags, responses: {} });
  const paths = {
    '/a': { get: operation('1', ['A']), post: operation('2') },
    '/b': { get: operation('3', ['A', 'B']) },
  };
  const groups = groupByTag({ info: { version: '1' }, paths, components: {} });
  expect(
    groups.map(({ tag, entries }) => [tag, entries.map(({ method, path }) => `${method} ${path}`)]),
  ).toEqual([
    ['A', ['GET /a', 'GET /b']],
    ['Others', ['POST /a']],
  ]);
});
