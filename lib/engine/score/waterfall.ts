import type { Severity } from '@/lib/contracts/rule';
import type { Deduction, Score } from '@/lib/contracts/score';
import { LADDER, NO_BAND, rungOf, scoreOf } from './ladder';
import { SPOTLESS } from './weights';

/** All findings of one rule, as one step down. Points are of the score, not rounded. */
export interface WaterfallStep {
  rule: string;
  /** Worst of its findings, acceptance considered. */
  severity: Severity;
  /** Largest gain first. */
  deductions: Deduction[];
  debt: number;
  from: number;
  to: number;
  /** What resolving all of them wins back. Never negative. */
  gain: number;
}

/**
 * The way from 100 down to a score: its rules are added one after the other, the worst severity first and of these the
 * largest debt, and each step is what the score falls by. The falls add up to what is missing. Rules that set no band are
 * left out. O(deductions + rules²).
 */
export function waterfall({ deductions }: Pick<Score, 'deductions'>): WaterfallStep[] {
  const groups = [...Map.groupBy(deductions, ({ rule }) => rule)].map(toGroup);
  groups.sort((a, b) => a.rung - b.rung || b.debt - a.debt || (a.rule < b.rule ? -1 : 1));
  const exact = reach(groups);
  const taking = groups.filter(({ rung }) => rung < NO_BAND);
  const idle = groups.slice(taking.length);
  let from = SPOTLESS;
  return taking.map((group, index) => {
    const to = reach([...taking.slice(0, index + 1), ...idle]);
    const gain = reach(groups.filter((other) => other !== group)) - exact;
    const step = { ...group, severity: LADDER[group.rung] as Severity, from, to, gain: Math.max(0, gain) };
    from = to;
    return step;
  });
}

type RuleGroup = Pick<WaterfallStep, 'rule' | 'deductions' | 'debt'> & { rung: number };

function toGroup([rule, deductions]: [string, Deduction[]]): RuleGroup {
  const rung = deductions.reduce((worst, deduction) => Math.min(worst, rungOf(deduction)), NO_BAND);
  return { rule, deductions, rung, debt: deductions.reduce((sum, { debt }) => sum + debt, 0) };
}

function reach(groups: readonly RuleGroup[]): number {
  const rung = groups.reduce((worst, group) => Math.min(worst, group.rung), NO_BAND);
  return scoreOf(
    rung,
    groups.reduce((sum, { debt }) => sum + debt, 0),
  );
}
