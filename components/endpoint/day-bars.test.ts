import { expect, test } from 'vitest';
import { type DayPart, dayBars, daysInWords } from './day-bars';

type Day = { day: string; fine: number; errors: number };
const PARTS: DayPart<Day>[] = [
  { word: 'fine', look: 'solid', count: ({ fine }) => fine },
  { word: 'errors', look: 'alarm', count: ({ errors }) => errors },
];
const day = (date: string, fine: number, errors = 0): Day => ({ day: date, fine, errors });

test('the busiest day fills the chart, its parts one upon the other', () => {
  expect(dayBars([day('2026-01-01', 7, 3), day('2026-01-02', 5)], PARTS)).toEqual([
    [
      { look: 'solid', height: 0.7, from: 0 },
      { look: 'alarm', height: 0.3, from: 0.7 },
    ],
    [
      { look: 'solid', height: 0.5, from: 0 },
      { look: 'alarm', height: 0, from: 0.5 },
    ],
  ]);
});

test('days without anything have no height', () => {
  expect(dayBars([day('2026-01-01', 0)], PARTS)[0]).toMatchObject([{ height: 0 }, { height: 0 }]);
});

test('says the chart in a sentence', () => {
  expect(daysInWords([day('2026-01-01', 4), day('2026-01-02', 7, 2)], PARTS, 'requests')).toBe(
    '13 requests from 2026-01-01 to 2026-01-02, at most 9 on 2026-01-02.',
  );
  expect(daysInWords([], PARTS, 'requests')).toBe('No requests.');
});
