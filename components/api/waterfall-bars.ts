import { formatQuantity } from '@/components/ui/format';
import type { ScoreExplanation, ScoreStep } from '@/lib/contracts/api-posture';

/** One bar of the chart, from `low` to `low + size`. */
export interface WaterfallBar {
  label: string;
  low: number;
  size: number;
  kind: 'full' | 'step' | 'score';
  /** At the bar's end: `−38.2`, `61.8`. */
  says: string;
}

/** Steps that have a bar of their own; the smaller ones share one. */
const STEPS_SHOWN = 12;

/** Points that a step takes: `−38.2`; what rounds to nothing is still more than that, `< 0.1`. */
export function pointsTaken({ from, to }: Pick<ScoreStep, 'from' | 'to'>): string {
  const points = from - to;
  return points < 0.05 ? '< 0.1' : `−${points.toFixed(1)}`;
}

export function barsOf({ score, steps }: Pick<ScoreExplanation, 'score' | 'steps'>): WaterfallBar[] {
  const shown = steps.slice(0, STEPS_SHOWN).map(({ rule, from, to }) => ({ label: rule, from, to }));
  const rest = steps.slice(STEPS_SHOWN);
  const [first] = rest;
  const last = rest.at(-1);
  if (first && last)
    shown.push({ label: formatQuantity(rest.length, 'more rule'), from: first.from, to: last.to });
  return [
    { label: 'Nothing wrong', low: 0, size: 100, kind: 'full', says: '100' },
    ...shown.map(({ label, from, to }) => ({
      label,
      low: to,
      size: from - to,
      kind: 'step' as const,
      says: pointsTaken({ from, to }),
    })),
    { label: 'Score', low: 0, size: score ?? 0, kind: 'score', says: (score ?? 0).toFixed(1) },
  ];
}

export function waterfallInWords({ score, steps }: Pick<ScoreExplanation, 'score' | 'steps'>): string {
  const named = steps.slice(0, 3).map(({ rule, from, to }) => `${rule} takes ${(from - to).toFixed(1)}`);
  const rest = steps.length > 3 ? `, ${formatQuantity(steps.length - 3, 'more rule')} the rest` : '';
  return `From 100 down to ${(score ?? 0).toFixed(1)}: ${named.join(', ')}${rest}. The table below has every step.`;
}
