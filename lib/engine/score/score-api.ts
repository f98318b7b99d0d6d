import type { Severity } from '@/lib/contracts/rule';
import type { Deduction, Grade, Score } from '@/lib/contracts/score';
import type { Exposure } from '@/lib/contracts/subject';
import { countRungs, debtOf, LADDER, NO_BAND, type OpenFinding, rungOf, scoreOf } from './ladder';
import { discountRepetition } from './rule-debt';
import { WEIGHTS_VERSION } from './weights';

export interface ScoreContext {
  exposure: Exposure;
  /** Endpoints of the API, and those whose traffic some source can show. */
  endpoints: number;
  observable: number;
  /** Some current spec or some traffic exists. Without it the API is unrated. */
  hasEvidence: boolean;
}

const GRADES: readonly [number, Grade][] = [
  [90, 'A'],
  [80, 'B'],
  [70, 'C'],
  [40, 'D'],
  [0, 'F'],
];

/** The score of an API with every deduction and what resolving it wins back (DESIGN: score). O(findings × log findings). */
export function scoreApi(findings: readonly OpenFinding[], context: ScoreContext): Score {
  const evidenceCoverage = context.endpoints === 0 ? 0 : context.observable / context.endpoints;
  const unrated = { band: null, debt: 0, deductions: [], evidenceCoverage, weights: WEIGHTS_VERSION };
  if (!context.hasEvidence) return { score: null, grade: null, ...unrated };
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  // Summed in one order, so that the same findings give the same score to the last bit.
  const groups = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  const costs = groups.map(([, group]) => ({
    group,
    ...discountRepetition(group.map((finding) => debtOf(finding, context.exposure))),
  }));
  const debt = costs.reduce((sum, { total }) => sum + total, 0);
  const rungs = countRungs(findings);
  const worst = rungs.findIndex((count) => count > 0);
  const exact = scoreOf(worst, debt);
  const deductions = costs.flatMap(({ group, shares, relief }) =>
    group.map((finding, index): Deduction => {
      const isAlone = rungOf(finding) === worst && rungs[worst] === 1;
      const next = isAlone ? rungs.findIndex((count, rung) => rung > worst && count > 0) : worst;
      const without = scoreOf(next, debt - (relief[index] as number));
      return {
        finding: finding.id,
        rule: finding.rule,
        severity: finding.severity,
        isAccepted: finding.isAccepted,
        debt: shares[index] as number,
        gain: Math.max(0, without - exact),
      };
    }),
  );
  deductions.sort((a, b) => b.gain - a.gain || b.debt - a.debt || (a.finding < b.finding ? -1 : 1));
  const score = Math.round(exact * 10) / 10;
  return {
    score,
    grade: gradeOf(score),
    band: worst < 0 || worst === NO_BAND ? null : (LADDER[worst] as Severity),
    debt,
    deductions,
    evidenceCoverage,
    weights: WEIGHTS_VERSION,
  };
}

/** The letter of a score. */
export function gradeOf(score: number): Grade {
  return (GRADES.find(([least]) => score >= least) as [number, Grade])[1];
}
