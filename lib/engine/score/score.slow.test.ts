import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Confidence, Severity } from '@/lib/contracts/rule';
import type { Exposure } from '@/lib/contracts/subject';
import { Random } from '@/testing/random';
import type { OpenFinding } from './ladder';
import { discountRepetition } from './rule-debt';
import { gradeOf, type ScoreContext, scoreApi } from './score-api';
import { scoreEstate } from './score-estate';

const CONTEXT: ScoreContext = { exposure: 'unknown', endpoints: 10, observable: 5, hasEvidence: true };
const finding = (overrides: Partial<OpenFinding> = {}): OpenFinding => ({
  id: 'one',
  rule: 'INV-01',
  severity: 'high',
  confidence: 'high',
  isAccepted: false,
  isSensitive: false,
  ...overrides,
});

describe('the score of an API', () => {
  it('is 100 without findings and unrated without evidence', () => {
    expect(scoreApi([], CONTEXT)).toMatchObject({
      score: 100,
      grade: 'A',
      band: null,
      evidenceCoverage: 0.5,
    });
    expect(scoreApi([finding()], { ...CONTEXT, hasEvidence: false })).toMatchObject({
      score: null,
      grade: null,
    });
  });

  it.each<[string, OpenFinding[], number]>([
    ['one critical: 40 · 40 / 80', [finding({ severity: 'critical' })], 20],
    ['one high: 40 + 30 · 40 / 55', [finding()], 61.8],
    ['one high of low confidence: 40 + 30 · 40 / 47.5', [finding({ confidence: 'low' })], 65.3],
    ['two of one rule: 15 + 12', [finding(), finding({ id: 'two' })], 57.9],
    ['two of two rules: 15 + 15', [finding(), finding({ id: 'two', rule: 'INV-04' })], 57.1],
    ['an accepted high: the medium band, half the debt', [finding({ isAccepted: true })], 86.8],
    ['an info finding costs nothing', [finding({ severity: 'info' })], 100],
    ['an accepted low sets no band', [finding({ severity: 'low', isAccepted: true })], 100],
  ])('%s', (_, findings, score) => {
    expect(scoreApi(findings, CONTEXT).score).toBe(score);
  });

  it('weighs by exposure and sensitive data', () => {
    const debtOf = (exposure: Exposure, isSensitive: boolean) =>
      scoreApi([finding({ isSensitive })], { ...CONTEXT, exposure }).debt;
    expect(debtOf('internal', true)).toBeCloseTo(10.5);
    expect(debtOf('open', true)).toBeCloseTo(18.75);
    expect(debtOf('open', false)).toBe(15);
    expect(debtOf('partner', true)).toBe(15);
  });

  it('grades at 90, 80, 70 and 40', () => {
    expect([100, 90, 89.9, 80, 79.9, 70, 69.9, 40, 39.9, 0].map(gradeOf).join('')).toBe('AABBCCDDFF');
  });
});

describe('law 7: fixing never hurts', () => {
  it('over 100,000 random removals and acceptances, and each gain is what the removal brings', () => {
    const random = new Random(7);
    for (let round = 0; round < 100_000; round++) {
      const context = { ...CONTEXT, exposure: random.pick(EXPOSURES) };
      const findings = randomFindings(random);
      const before = scoreApi(findings, context);
      const at = random.below(findings.length);
      const fixed = findings[at] as OpenFinding;
      const others = findings.toSpliced(at, 1);
      const without = scoreApi(others, context);
      expectNotLower(without.score, before.score);
      const gain = before.deductions.find((deduction) => deduction.finding === fixed.id)?.gain as number;
      if (Math.abs((without.score as number) - (before.score as number) - gain) > 0.1001) {
        throw new Error(
          `gain ${gain} is not ${without.score} less ${before.score}: ${JSON.stringify(findings)}`,
        );
      }
      const accepted = scoreApi([...others, { ...fixed, isAccepted: true }], context);
      expectNotLower(accepted.score, before.score);
      expectNotLower(without.score, accepted.score);
      const estate = [random.below(101), random.below(101), null, random.below(101)];
      expectNotLower(
        scoreEstate([...estate, without.score]).score,
        scoreEstate([...estate, before.score]).score,
      );
    }
  });

  it('the shares of the deductions are the debt', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { maxLength: 30 }), (debts) => {
        const { total, shares, relief } = discountRepetition(debts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(total, 6);
        debts.forEach((_, index) => {
          const rest = discountRepetition(debts.toSpliced(index, 1)).total;
          expect(total - rest).toBeCloseTo(relief[index] as number, 6);
        });
      }),
    );
  });
});

describe('the score of the estate', () => {
  it('shows one bad API among many good ones', () => {
    const good = Array.from({ length: 19 }, () => 100);
    expect(scoreEstate([...good, 10]).score).toBe(Math.round(((191 / 2 + 110 / 2) / 2) * 10) / 10);
    expect(scoreEstate([null, null])).toEqual({ score: null, grade: null, rated: 0, unrated: 2 });
  });
});

const EXPOSURES: Exposure[] = ['open', 'partner', 'internal', 'composite', 'unknown'];

function randomFindings(random: Random): OpenFinding[] {
  return Array.from({ length: 1 + random.below(12) }, (_, index) => ({
    id: String(index),
    rule: random.pick(['INV-01', 'AUTH-01', 'DATA-03']),
    severity: random.pick(Severity.options),
    confidence: random.pick(Confidence.options),
    isAccepted: random.below(4) === 0,
    isSensitive: random.below(2) === 0,
  }));
}

/** Cheaper than `expect` by far, at this number of rounds. */
function expectNotLower(after: number | null, before: number | null): void {
  if (after === null || before === null || after < before)
    throw new Error(`${after} is lower than ${before}`);
}
