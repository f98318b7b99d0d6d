import type { BestFix } from '@/lib/contracts/score';
import type { Exposure } from '@/lib/contracts/subject';
import { countRungs, debtOf, LADDER, type OpenFinding, rungOf, scoreOf } from './ladder';
import { discountRepetition } from './rule-debt';

/**
 * The rule whose findings, resolved together, win back most of an API's score; `null` when none wins anything. Accepted
 * risks stay: somebody decided to live with them. By law 7 no single finding wins more than all of its rule do. Of equal
 * gains the one with the fewest findings, then the first by name. O(findings × log findings).
 */
export function findBestFix(findings: readonly OpenFinding[], exposure: Exposure): BestFix | null {
  const rungs = countRungs(findings);
  const groups = [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, group]) => {
    const accepted = group.filter(({ isAccepted }) => isAccepted);
    const total = totalOf(group, exposure);
    return {
      rule,
      fixable: group.filter(({ isAccepted }) => !isAccepted),
      total,
      relief: total - totalOf(accepted, exposure),
    };
  });
  const debt = groups.reduce((sum, { total }) => sum + total, 0);
  const score = scoreOf(worstOf(rungs), debt);
  let best: BestFix | null = null;
  for (const { rule, fixable, relief } of groups) {
    const left = [...rungs];
    for (const finding of fixable) left[rungOf(finding)] = (left[rungOf(finding)] as number) - 1;
    const gain = scoreOf(worstOf(left), debt - relief) - score;
    if (gain <= 0 || (best !== null && !isBetter({ rule, gain, findings: fixable.length }, best))) continue;
    const severity = LADDER[Math.min(...fixable.map(rungOf))] ?? 'info';
    best = { rule, severity, findings: fixable.length, gain };
  }
  return best;
}

function totalOf(findings: readonly OpenFinding[], exposure: Exposure): number {
  return discountRepetition(findings.map((finding) => debtOf(finding, exposure))).total;
}

function worstOf(rungs: readonly number[]): number {
  return rungs.findIndex((count) => count > 0);
}

function isBetter(one: Omit<BestFix, 'severity'>, other: BestFix): boolean {
  if (one.gain !== other.gain) return one.gain > other.gain;
  if (one.findings !== other.findings) return one.findings < other.findings;
  return one.rule < other.rule;
}
