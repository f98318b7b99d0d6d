import { describe, expect, it } from 'vitest';
import { passRate, trendOf } from './rate';

const counts = { passed: 2, failed: 1, unknown: 5, excepted: 0 };

describe('pass rates', () => {
  it.each([
    [counts, 66.7],
    [{ ...counts, excepted: 1 }, 50],
    [{ ...counts, failed: 0 }, 100],
    [{ passed: 0, failed: 0, unknown: 5, excepted: 0 }, null],
  ])('of %j: %s', (one, rate) => {
    expect(passRate(one)).toBe(rate);
  });

  it('stand beside what evidence can tell', () => {
    expect(trendOf([{ day: '2026-11-08', ...counts }])).toEqual([
      { day: '2026-11-08', score: 66.7, evidenceCoverage: 3 / 8 },
    ]);
    expect(trendOf([{ day: '2026-11-08', passed: 0, failed: 0, unknown: 0, excepted: 0 }])[0]).toMatchObject({
      score: null,
      evidenceCoverage: 1,
    });
  });
});
