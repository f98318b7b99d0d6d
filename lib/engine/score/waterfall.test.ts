import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Confidence, Severity } from '@/lib/contracts/rule';
import type { OpenFinding } from './ladder';
import { scoreApi } from './score-api';
import { waterfall } from './waterfall';

const CONTEXT = { exposure: 'unknown', endpoints: 10, observable: 5, hasEvidence: true } as const;
const score = (findings: readonly OpenFinding[]) => scoreApi(findings, CONTEXT);
const finding = (over: Partial<OpenFinding> = {}): OpenFinding => ({
  id: 'one',
  rule: 'INV-01',
  severity: 'high',
  confidence: 'high',
  isAccepted: false,
  isSensitive: false,
  ...over,
});

const findings = fc
  .array(
    fc.record({
      rule: fc.constantFrom('INV-01', 'AUTH-01', 'DATA-03', 'CFG-08'),
      severity: fc.constantFrom(...Severity.options),
      confidence: fc.constantFrom(...Confidence.options),
      isAccepted: fc.boolean(),
      isSensitive: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((one, index): OpenFinding => ({ ...one, id: String(index) })));

describe('the waterfall of a score', () => {
  it('goes down from 100 to the score without a gap, and never up', () => {
    fc.assert(
      fc.property(findings, (open) => {
        const judged = score(open);
        const steps = waterfall(judged);
        let at = 100;
        for (const { from, to } of steps) {
          expect(from).toBe(at);
          expect(to).toBeLessThanOrEqual(from);
          at = to;
        }
        expect(Math.abs(at - (judged.score as number))).toBeLessThanOrEqual(0.0501);
      }),
    );
  });

  it('says of each rule what resolving all of its findings wins back', () => {
    fc.assert(
      fc.property(findings, (open) => {
        const judged = score(open);
        for (const { rule, gain } of waterfall(judged)) {
          const without = score(open.filter((one) => one.rule !== rule));
          expect(Math.abs((without.score as number) - (judged.score as number) - gain)).toBeLessThan(0.11);
        }
      }),
    );
  });

  it('takes the worst severity first, and all findings of a rule as one step', () => {
    const steps = waterfall(
      score([
        finding({ id: 'a', rule: 'CFG-08', severity: 'low' }),
        finding({ id: 'b' }),
        finding({ id: 'c' }),
        finding({ id: 'd', rule: 'AUTH-01', severity: 'critical' }),
      ]),
    );
    expect(steps.map(({ rule, severity, deductions }) => [rule, severity, deductions.length])).toEqual([
      ['AUTH-01', 'critical', 1],
      ['INV-01', 'high', 2],
      ['CFG-08', 'low', 1],
    ]);
    expect(steps[0]).toMatchObject({ from: 100, to: 20 });
  });

  it('leaves out what takes nothing', () => {
    const open = [finding({ severity: 'info' }), finding({ id: 'two', severity: 'low', isAccepted: true })];
    expect(waterfall(score(open))).toEqual([]);
    expect(waterfall(score([]))).toEqual([]);
  });
});
