import { expect, test } from 'vitest';
import { trendDays, trendInWords, trendTicks } from './trend-days';

const TREND = [
  { day: '2026-02-27', score: 60, evidenceCoverage: 0.5 },
  { day: '2026-03-01', score: 64.2, evidenceCoverage: 0.7504 },
];

test('a day without a record is a gap, not a zero', () => {
  const days = trendDays(TREND);
  expect(days).toHaveLength(90);
  expect(days[0]?.day).toBe('2025-12-02');
  expect(days.slice(-3)).toEqual([
    { day: '2026-02-27', score: 60, coverage: 50 },
    { day: '2026-02-28', score: null, coverage: null },
    { day: '2026-03-01', score: 64.2, coverage: 75 },
  ]);
});

test('every second week is named, the last day among them', () => {
  const ticks = trendTicks(trendDays(TREND));
  expect(ticks).toHaveLength(7);
  expect(ticks.slice(-2)).toEqual(['2026-02-15', '2026-03-01']);
});

test('says where the line begins and ends', () => {
  expect(trendInWords(TREND)).toBe('The score went from 60.0 on 2026-02-27 to 64.2 on 2026-03-01.');
  expect(trendInWords(TREND.slice(1))).toBe('The score is 64.2; 2026-03-01 is the first day recorded.');
  expect(trendInWords([])).toBe('No score was recorded yet.');
  expect(trendDays([])).toEqual([]);
});
