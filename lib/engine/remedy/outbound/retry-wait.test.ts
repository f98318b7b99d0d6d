import { describe, expect, it } from 'vitest';
import { readRetryAfter, retryWait } from './retry-wait';

const HOUR_MS = 3_600_000;
const waits = (random: number) => Array.from({ length: 9 }, (_, i) => retryWait(i + 1, random) as number);
const total = (random: number) => waits(random).reduce((sum, wait) => sum + wait, 0);

describe('retryWait', () => {
  it('grows from half a minute, ten attempts in about a day', () => {
    expect(waits(0.5)[0]).toBe(34_000);
    expect(waits(0.5)).toEqual([...waits(0.5)].sort((a, b) => a - b));
    expect(total(0.5) / HOUR_MS).toBeCloseTo(24, 0);
    expect(total(0) / HOUR_MS).toBeGreaterThan(18);
    expect(total(0.999) / HOUR_MS).toBeLessThan(30);
  });

  it('ends after the tenth attempt', () => {
    expect(retryWait(9, 0.5)).not.toBeNull();
    expect(retryWait(10, 0.5)).toBeNull();
  });

  it('waits as long as it is asked to, an hour at most, and never shorter', () => {
    expect(retryWait(1, 0.5, 120_000)).toBe(120_000);
    expect(retryWait(1, 0.5, 1000)).toBe(34_000);
    expect(retryWait(1, 0.5, 9 * HOUR_MS)).toBe(HOUR_MS);
  });
});

it.each([
  ['120', 120_000],
  ['Fri, 27 Nov 2026 02:00:00 GMT', 0],
  ['-1', 0],
  ['99999999', 0],
  [undefined, 0],
])('reads Retry-After %s as %i ms', (header, ms) => expect(readRetryAfter(header)).toBe(ms));
