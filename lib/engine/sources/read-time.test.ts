import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from './read-time';

function read(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return readTime(bytes, 0, bytes.length);
}

describe('readTime', () => {
  it.each([
    ['1770000000', 1_770_000_000_000],
    ['1770000000.1234', 1_770_000_000_123],
    ['1770000000123', 1_770_000_000_123],
    ['1770000000123.75', 1_770_000_000_124],
    ['1770000000123456', 1_770_000_000_123],
    ['1770000000123999', 1_770_000_000_124],
    ['1770000000123456789', 1_770_000_000_123],
    ['1.77e9', 1_770_000_000_000],
    ['-5.5', -5500],
    ['1e999', Number.POSITIVE_INFINITY],
    ['2026-02-02T02:40:00.1239Z', 1_770_000_000_123],
    ['2026-02-02 02:40:00', 1_770_000_000_000],
    ['2026-02-30T00:00:00Z', Number.NaN],
    ['[02/Feb/2026:02:40:00 +0000]', 1_770_000_000_000],
    ['', Number.NaN],
    ['[]', Number.NaN],
    ['yesterday', Number.NaN],
    ['--', Number.NaN],
  ])('%j is %d', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('gives whole milliseconds whatever the number', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e19, noNaN: true }), (epoch) => {
        const time = read(String(epoch));
        expect(Number.isNaN(time) || time === Number.POSITIVE_INFINITY || Number.isInteger(time)).toBe(true);
      }),
    );
  });
});
