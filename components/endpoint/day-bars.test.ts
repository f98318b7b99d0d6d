import { expect, test } from 'vitest';
import { dayBars, daysInWords } from './day-bars';

const day = (date: string, requests: number, clientErrors = 0, serverErrors = 0) => ({
  day: date,
  requests,
  clientErrors,
  serverErrors,
});

test('the busiest day fills the chart, its parts add up', () => {
  expect(dayBars([day('2026-01-01', 10, 2, 1), day('2026-01-02', 5)])).toEqual([
    { day: '2026-01-01', fine: 0.7, clientErrors: 0.2, serverErrors: 0.1 },
    { day: '2026-01-02', fine: 0.5, clientErrors: 0, serverErrors: 0 },
  ]);
});

test('days without requests have no height', () => {
  expect(dayBars([day('2026-01-01', 0)])[0]).toMatchObject({ fine: 0 });
});

test('says the chart in a sentence', () => {
  expect(daysInWords([day('2026-01-01', 4), day('2026-01-02', 9)])).toBe(
    '13 requests from 2026-01-01 to 2026-01-02, at most 9 on 2026-01-02.',
  );
  expect(daysInWords([])).toBe('No requests.');
});
