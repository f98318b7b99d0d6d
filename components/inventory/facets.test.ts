import { expect, test } from 'vitest';
import { facetWord, offeredValues } from './facets';

test('a closed facet shows all its values in one order, whatever was counted', () => {
  expect(offeredValues('documentation', [{ value: 'undocumented', count: 4 }], [])).toEqual([
    { value: 'documented', count: 0 },
    { value: 'removed', count: 0 },
    { value: 'undocumented', count: 4 },
  ]);
});

test('an open facet keeps the server’s order and the values that are chosen', () => {
  const counted = [
    { value: 'Orders', count: 9 },
    { value: 'Payments', count: 2 },
  ];
  expect(offeredValues('api', counted, ['Payments', 'Gone'])).toEqual([
    { value: 'Gone', count: 0 },
    ...counted,
  ]);
});

test('claims no count before the server has counted', () => {
  expect(offeredValues('name', null, [])[0]).toEqual({ value: 'shadow', count: null });
});

test('values have words', () => {
  expect([
    facetWord('lifecycle', 'sunset-passed'),
    facetWord('sensitive', 'iban'),
    facetWord('api', 'x'),
  ]).toEqual(['Past sunset', 'IBAN', 'x']);
});
