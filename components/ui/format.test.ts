import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCompact,
  formatDay,
  formatExact,
  formatMilliseconds,
  formatQuantity,
  formatRelative,
  formatShare,
} from './format';

describe('relative time', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  test.each([
    ['2026-11-23T11:59:30Z', 'just now'],
    ['2026-11-23T11:59:00Z', '1 min ago'],
    ['2026-11-23T11:05:00Z', '55 min ago'],
    ['2026-11-23T09:00:00Z', '3 h ago'],
    ['2026-11-11T12:00:00Z', '12 d ago'],
    ['2026-07-24T12:00:00Z', '4 mo ago'],
    ['2024-01-01T00:00:00Z', '2 y ago'],
    ['2026-11-23T12:05:00Z', 'in 5 min'],
  ])('%s is %s', (iso, words) => {
    expect(formatRelative(Date.parse(iso), now)).toBe(words);
  });
});

test('an exact time names its zone', () => {
  expect(formatExact('2026-11-23T14:05:12.345+02:00')).toBe('2026-11-23 12:05:12 UTC');
});

test.each([
  [0, 0, '–'],
  [0, 10, '0 %'],
  [10, 10, '100 %'],
  [1, 3, '33.3 %'],
  [9999, 10_000, '> 99.9 %'],
  [1, 10_000, '< 0.1 %'],
])('%d of %d is a share of %s', (part, total, words) => {
  expect(formatShare(part, total)).toBe(words);
});

test.each([
  [999, '999 B'],
  [1000, '1.0 kB'],
  [48_200, '48.2 kB'],
  [812_000_000, '812 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test.each([
  [4.26, '4.3 ms'],
  [388, '388 ms'],
  [1234, '1.23 s'],
  [12_340, '12.3 s'],
])('%d ms are %s', (ms, words) => {
  expect(formatMilliseconds(ms)).toBe(words);
});

test('counts up to 99,999 are exact, larger ones compact', () => {
  expect([99_999, 1_240_000].map(formatCompact)).toEqual(['99,999', '1.24M']);
});

test('a quantity agrees with its noun', () => {
  expect([1, 2].map((n) => formatQuantity(n, 'endpoint'))).toEqual(['1 endpoint', '2 endpoints']);
});

test('a day is short', () => {
  expect(formatDay('2026-11-09')).toBe('Nov 9');
});
