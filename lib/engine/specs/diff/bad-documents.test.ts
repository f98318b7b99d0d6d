import { describe, expect, it } from 'vitest';
import { diff, withRequest, withResponse } from '@/fixtures/specs/diff/diff-case';

const V31 = { openapi: '3.1.0', info: { title: 'T', version: '1' } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const looped = (maxLength: number) =>
  withRequest(ref('Node'), {
    components: {
      schemas: {
        Node: {
          properties: { next: ref('Node'), other: ref('Other'), value: { type: 'string', maxLength } },
        },
        Other: { allOf: [ref('Node'), ref('Other')] },
      },
    },
  });

describe('documents that lead back to themselves', () => {
  it('end, and tell a change inside the loop once for each way of meaning', () => {
    const { changes, isComplete } = diff(looped(5), looped(4));
    expect(isComplete).toBe(true);
    expect(changes.map(({ id }) => id)).toContain('request-property-max-length-decreased');
    expect(changes.length).toBeLessThan(5);
  });

  it('are equal when they say the same', () => {
    expect(diff(looped(5), looped(5)).changes).toEqual([]);
  });

  it('are noted when a reference leads to itself alone', () => {
    const self = withRequest(ref('A'), { components: { schemas: { A: ref('B'), B: ref('A') } } });
    expect(diff(self, withRequest({ type: 'string' })).isComplete).toBe(true);
  });
});

describe('what is no document', () => {
  it.each([
    ['broken JSON', '{'],
    ['a list', '[]'],
    ['a Postman collection', { info: { _postman_id: 'x', name: 'x' }, item: [] }],
    ['another version', { swagger: '1.2', paths: {} }],
  ])('is refused with a note: %s', (_, content) => {
    const whole = { ...V31, paths: {} };
    const before = diff(content, whole);
    expect(before).toMatchObject({ isComplete: false, changes: [], notes: [{ revision: 'before' }] });
    expect(diff(whole, content)).toMatchObject({ isComplete: false, notes: [{ revision: 'after' }] });
  });
});

describe('garbage', () => {
  const GARBAGE: readonly unknown[] = [
    null,
    true,
    7,
    'text',
    [],
    [null, [7]],
    { $ref: 7 },
    { $ref: '#/nothing' },
  ];
  const places: Record<string, (value: unknown) => object> = {
    paths: (value) => ({ ...V31, paths: value }),
    item: (value) => ({ ...V31, paths: { '/a': value } }),
    operation: (value) => ({ ...V31, paths: { '/a': { get: value } } }),
    parameters: (value) => ({ ...V31, paths: { '/a': { get: { parameters: value } } } }),
    responses: (value) => ({ ...V31, paths: { '/a': { get: { responses: value } } } }),
    response: (value) => ({ ...V31, paths: { '/a': { get: { responses: { 200: value } } } } }),
    headers: (value) => ({ ...V31, paths: { '/a': { get: { responses: { 200: { headers: value } } } } } }),
    body: (value) => ({ ...V31, paths: { '/a': { get: { requestBody: value } } } }),
    content: (value) => ({ ...V31, paths: { '/a': { get: { requestBody: { content: value } } } } }),
    security: (value) => ({ ...V31, security: value, paths: { '/a': { get: {} } } }),
    schemes: (value) => ({ ...V31, components: { securitySchemes: value }, paths: {} }),
    servers: (value) => ({ ...V31, servers: value, paths: { '/a': { get: { servers: value } } } }),
    info: (value) => ({ ...V31, info: value, paths: {} }),
    swaggerBody: (value) => ({
      swagger: '2.0',
      paths: { '/a': { get: { parameters: [{ in: 'formData', name: 'a', type: value }] } } },
    }),
  };
  for (const keyword of [
    'properties',
    'required',
    'type',
    'enum',
    'items',
    'allOf',
    'oneOf',
    'not',
    'maximum',
    'additionalProperties',
    'patternProperties',
    'prefixItems',
    'discriminator',
    'dependentRequired',
  ])
    places[keyword] = (value) => withResponse({ type: 'object', [keyword]: value });

  it.each(Object.keys(places))('in place of %s is compared without an exception', (name) => {
    const place = places[name] as (value: unknown) => object;
    for (const before of GARBAGE)
      for (const after of GARBAGE) expect(diff(place(before), place(after)).isComplete).toBe(true);
    for (const value of GARBAGE) expect(diff(place(value), place(value)).changes).toEqual([]);
  });
});

describe('work', () => {
  /** Each level names the next twice, under names of its own: two to the power of the levels of ways through. */
  const bomb = (levels: number, leaf: object) => {
    const schemas: Record<string, object> = { [`L${levels}`]: leaf };
    for (let level = 0; level < levels; level++)
      schemas[`L${level}`] = { properties: { a: ref(`L${level + 1}`), b: ref(`L${level + 1}`) } };
    return withRequest(ref('L0'), { components: { schemas } });
  };

  it('follows what differs, not the ways to it', () => {
    const { changes, isComplete } = diff(bomb(200, { type: 'string' }), bomb(200, { type: 'integer' }));
    expect(isComplete).toBe(true);
    expect(changes).toHaveLength(1);
  });

  it('ends with a note when it is more than the limit', () => {
    const found = diff(bomb(50, { type: 'string' }), bomb(50, { type: 'integer' }), { work: 2000 });
    expect(found.isComplete).toBe(false);
    expect(found.notes.at(-1)).toMatchObject({ severity: 'error', revision: null });
  });

  it('keeps so many changes, and counts the others', () => {
    const named = (prefix: string) =>
      withRequest({
        properties: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${prefix}${n}`, {}])),
      });
    const found = diff(named('a'), named('b'), { changes: 15 });
    expect(found.changes).toHaveLength(15);
    expect(found.notes.map(({ message }) => message)).toEqual(['25 more changes were left out.']);
  });

  it('nests as deep as a document may', () => {
    const deep = (leaf: object) =>
      JSON.stringify(withRequest('LEAF')).replace(
        '"LEAF"',
        `${'{"properties":{"a":'.repeat(3000)}${JSON.stringify(leaf)}${'}}'.repeat(3000)}`,
      );
    expect(diff(deep({ type: 'string' }), deep({ type: 'boolean' })).changes).toHaveLength(1);
  });
});
