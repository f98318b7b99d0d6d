import { expect, test } from 'vitest';
import { entriesWith } from './palette-entry';

const entry = (label: string, detail: string | null = null) => ({
  id: label,
  label,
  detail,
  go: { href: '/' },
});
const ENTRIES = [entry('Overview'), entry('Shadow endpoints', 'Inventory'), entry('Dark', 'Colours')];

test('keeps what has all the words, in any case and order', () => {
  const labels = (words: string) => entriesWith(ENTRIES, words).map(({ label }) => label);
  expect(labels('')).toEqual(['Overview', 'Shadow endpoints', 'Dark']);
  expect(labels('INVENTORY shad')).toEqual(['Shadow endpoints']);
  expect(labels('shadow dark')).toEqual([]);
});
