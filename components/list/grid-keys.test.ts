import { expect, test } from 'vitest';
import { gridMove, rowAfter } from './grid-keys';

test.each([
  ['down', 0, 1],
  ['down', 9, 9],
  ['up', 0, 0],
  ['pageDown', 2, 7],
  ['pageDown', 8, 9],
  ['pageUp', 3, 0],
  ['first', 5, 0],
  ['last', 5, 9],
] as const)('%s from row %d leads to row %d', (move, from, to) => {
  expect(rowAfter(move, { from, count: 10, page: 5 })).toBe(to);
});

test('an empty list has nowhere to go', () => {
  expect(rowAfter('last', { from: 0, count: 0, page: 5 })).toBe(0);
});

test('other keys move nothing', () => {
  expect(gridMove('a')).toBeNull();
});
