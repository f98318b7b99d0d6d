import { describe, expect, it } from 'vitest';
import type { FieldEvidence } from '@/lib/contracts/evidence';
import type { DeclaredField } from '@/lib/contracts/operation';
import { declarationTest, mergeFields } from './merge-fields';

const declared = (over: Partial<DeclaredField> = {}): DeclaredField => ({
  place: 'query',
  name: 'page',
  type: 'integer',
  required: false,
  ...over,
});
const observed = (over: Partial<FieldEvidence> = {}): FieldEvidence => ({
  place: 'query',
  name: 'page',
  types: ['string'],
  classes: [],
  seen: 3,
  anonymous: 0,
  credentials: 0,
  lastMs: 0,
  ...over,
});
const email = { name: 'email' as const, seen: 1, anonymous: 0, lastMs: 0, lastAnonymousMs: null };

it('shows a field once, with the declared types and what was seen', () => {
  expect(mergeFields([declared()], [observed({ classes: [email] })])).toEqual([
    { place: 'query', name: 'page', types: ['integer'], classes: ['email'], isDeclared: true, seen: 3 },
  ]);
});

it('shows what is only declared as not seen, and what is only seen as not declared', () => {
  expect(mergeFields([declared()], [observed({ name: 'sort' })])).toEqual([
    { place: 'query', name: 'page', types: ['integer'], classes: [], isDeclared: true, seen: 0 },
    { place: 'query', name: 'sort', types: ['string'], classes: [], isDeclared: false, seen: 3 },
  ]);
});

it.each<[DeclaredField['place'], number]>([
  ['header', 1],
  ['responseHeader', 1],
  ['query', 2],
  ['cookie', 2],
  ['request', 2],
])('compares the case of names in %s as HTTP does', (place, fields) => {
  const merged = mergeFields(
    [declared({ place, name: 'X-Tenant' })],
    [observed({ place, name: 'x-tenant' })],
  );
  expect(merged).toHaveLength(fields);
});

it('keeps one name in two places apart', () => {
  expect(mergeFields([declared({ place: 'path' })], [observed()])).toHaveLength(2);
});

it('joins the types of a field that is declared twice, each once', () => {
  const twice = [
    declared({ type: 'string|null' }),
    declared({ type: 'integer|string' }),
    declared({ type: '' }),
  ];
  expect(mergeFields(twice, [])[0]?.types).toEqual(['string', 'null', 'integer']);
});

it('counts the members of a declared map as declared', () => {
  const labels = declared({ place: 'response', name: 'labels{}.id', type: 'string' });
  const seen = ['labels.red.id', 'labels.blue.id'].map((name) => observed({ place: 'response', name }));
  expect(mergeFields([labels], seen).map(({ name, seen: count }) => [name, count])).toEqual([
    ['labels{}.id', 3],
  ]);
  expect(mergeFields([labels], [observed({ place: 'response', name: 'labels.red.size' })])).toHaveLength(2);
});

describe('members of a declared map', () => {
  const declared = (name: string) =>
    declarationTest([{ place: 'response', name, type: 'integer', required: false }]);

  it.each([
    ['at the root of the body', '{}', 'available'],
    ['below a name', 'labels{}.id', 'labels.red.id'],
  ])('%s are declared', (_, map, member) => {
    expect(declared(map)('response', member)).toBe(true);
    expect(declared(map)('request', member)).toBe(false);
    expect(declared(map)('response', `${member}.deeper`)).toBe(false);
  });
});
