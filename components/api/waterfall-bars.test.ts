import { expect, test } from 'vitest';
import type { ScoreStep } from '@/lib/contracts/api-posture';
import { barsOf, pointsTaken, waterfallInWords } from './waterfall-bars';

const step = (rule: string, from: number, to: number): ScoreStep => ({
  rule,
  title: rule,
  severity: 'high',
  findings: 1,
  accepted: 0,
  debt: 1,
  from,
  to,
  gain: 1,
  places: [],
});
const steps = Array.from({ length: 15 }, (_, i) => step(`R-${i}`, 100 - i * 2, 98 - i * 2));

test('bars hang from 100 down to the score without a gap, and small steps share the last', () => {
  const bars = barsOf({ score: 70, steps });
  expect(bars).toHaveLength(15);
  expect(bars.at(-2)).toMatchObject({ label: '3 more rules', low: 70, size: 6 });
  const hanging = bars.filter(({ kind }) => kind === 'step');
  hanging.forEach((bar, i) => {
    expect(bar.low + bar.size).toBeCloseTo(i === 0 ? 100 : (hanging[i - 1]?.low as number));
  });
});

test('a step that rounds to nothing is not said to take nothing', () => {
  expect(pointsTaken({ from: 91.5, to: 53.3 })).toBe('−38.2');
  expect(pointsTaken({ from: 2.74, to: 2.7 })).toBe('< 0.1');
});

test('is told in words', () => {
  expect(waterfallInWords({ score: 70, steps })).toBe(
    'From 100 down to 70.0: R-0 takes 2.0, R-1 takes 2.0, R-2 takes 2.0, 12 more rules the rest. The table below has every step.',
  );
});
