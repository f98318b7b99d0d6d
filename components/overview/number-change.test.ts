import { expect, test } from 'vitest';
import { numberChange } from './number-change';

const then = (count: number) => ({ day: '2026-11-19', count });

test.each([
  [{ count: 12, weekAgo: then(9), appeared: 1 }, 'up', '3 more since Nov 19'],
  [{ count: 9, weekAgo: then(12), appeared: 1 }, 'down', '3 fewer since Nov 19'],
  [{ count: 9, weekAgo: then(9), appeared: 4 }, 'same', 'unchanged since Nov 19'],
  [{ count: 9, weekAgo: null, appeared: 4 }, 'up', '4 new this week'],
  [{ count: 9, weekAgo: null, appeared: 0 }, 'same', 'none new this week'],
])('%j goes %s: %s', (number, direction, words) => {
  expect(numberChange(number)).toEqual({ direction, words });
});
