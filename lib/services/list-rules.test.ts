import { expect, test } from 'vitest';
import { findRules, listRules } from './list-rules';

test('finds rules by words of their id and title, in any case and order', () => {
  const ids = (q: string) => findRules({ q, limit: 200 }).map(({ id }) => id);
  expect(ids('inv-01')).toEqual(['INV-01']);
  expect(ids('ENDPOINT shadow')).toContain('INV-01');
  expect(ids('no-such-rule')).toEqual([]);
  expect(findRules({ limit: 3 })).toEqual(listRules().slice(0, 3));
});
