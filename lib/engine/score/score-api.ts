import type { Confidence, Severity } from '@/lib/contracts/rule';
import type { Deduction, Grade, Score } from '@/lib/contracts/score';
import type { Exposure } from '@/lib/contracts/subject';
import { discountRepetition } from './rule-debt';
import {
  ACCEPTED_FACTOR,
  BANDS,
  CONFIDENCE_FACTOR,
  exposureFactor,
  HALF_DEBT,
  SEVERITY_WEIGHT,
  SPOTLESS,
  WEIGHTS_VERSION,
} from './weights';

/** A finding that is not resolved. False positives and duplicates are left out by the caller. */
export interface OpenFinding {
  id: string;
  rule: string;
  severity: Severity;
  confidence: Confidence;
  isAccepted: boolean;
  /** Its endpoint, or any of the API's where it has none, carries a sensitive class. */
  isSensitive: boolean;
}

export interface ScoreContext {
  exposure: Exposure;
  /** Endpoints of the API, and those whose traffic some source can show. */
  endpoints: number;
  observable: number;
  /** Some current spec or some traffic exists. Without it the API is unrated. */
  hasEvidence: boolean;
}

/** From the worst to the mildest. Info weighs nothing and sets no band. */
const LADDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
const NO_BAND = LADDER.indexOf('info');
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

function debtOf({ severity, confidence, isAccepted, isSensitive }: OpenFinding, exposure: Exposure): number {
  const full =
    SEVERITY_WEIGHT[severity] * exposureFactor(exposure, isSensitive) * CONFIDENCE_FACTOR[confidence];
  return isAccepted ? full * ACCEPTED_FACTOR : full;
}

/** Where a finding stands on the ladder: an accepted risk one rung lower. */
function rungOf({ severity, isAccepted }: OpenFinding): number {
  return Math.min(NO_BAND, LADDER.indexOf(severity) + (isAccepted ? 1 : 0));
}

function countRungs(findings: readonly OpenFinding[]): number[] {
  const rungs = LADDER.map(() => 0);
  for (const finding of findings) rungs[rungOf(finding)] = (rungs[rungOf(finding)] as number) + 1;
  return rungs;
}

function scoreOf(rung: number, debt: number): number {
  const severity = LADDER[rung];
  if (severity === undefined || severity === 'info') return SPOTLESS;
  const [low, high] = BANDS[severity];
  return low + ((high - low) * HALF_DEBT) / (HALF_DEBT + debt);
}
