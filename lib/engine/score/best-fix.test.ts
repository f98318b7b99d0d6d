import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Confidence, Severity } from '@/lib/contracts/rule';
import { findBestFix } from './best-fix';
import type { OpenFinding } from './ladder';
import { scoreApi } from './score-api';

const CONTEXT = { exposure: 'unknown', endpoints: 10, observable: 5, hasEvidence: true } as const;
const finding = (over: Partial<OpenFinding> = {}): OpenFinding => ({
  id: 'one',
  rule: 'INV-01',
  severity: 'high',
  confidence: 'high',
  isAccepted: false,
  isSensitive: false,
  ...over,
});
const best = (findings: OpenFinding[]) => findBestFix(findings, 'unknown');

describe('the best fix of an API', () => {
  it('is the rule whose findings together win back most, not the worst finding', () => {
    const shadows = ['a', 'b', 'c'].map((id) => finding({ id }));
    expect(best([...shadows, finding({ id: 'd', rule: 'AUTH-01' })])).toMatchObject({
      rule: 'INV-01',
      severity: 'high',
      findings: 3,
    });
  });

  it('lifts the score into the next band where one finding alone holds it down', () => {
    const critical = finding({ rule: 'DATA-08', severity: 'critical' });
    const mild = ['a', 'b', 'c', 'd'].map((id) => finding({ id, severity: 'medium' }));
    expect(best([critical, ...mild])).toMatchObject({ rule: 'DATA-08', findings: 1 });
  });

  it('leaves accepted risks as they are', () => {
    expect(best([finding({ isAccepted: true })])).toBeNull();
    expect(best([finding({ isAccepted: true }), finding({ id: 'two', severity: 'low' })])).toMatchObject({
      findings: 1,
      severity: 'low',
    });
  });

  it('is none where nothing is lost', () => {
    expect(best([])).toBeNull();
    expect(best([finding({ severity: 'info' })])).toBeNull();
  });

  it('gains what the score without its findings has more, and no single finding gains more', () => {
    const findings = fc.array(
      fc.record({
        rule: fc.constantFrom('INV-01', 'AUTH-01', 'DATA-03', 'CFG-02'),
        severity: fc.constantFrom(...Severity.options),
        confidence: fc.constantFrom(...Confidence.options),
        isAccepted: fc.boolean(),
        isSensitive: fc.boolean(),
      }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(findings, (facts) => {
        const all = facts.map((fact, id) => ({ id: String(id), ...fact }));
        const before = scoreApi(all, CONTEXT);
        const fix = findBestFix(all, CONTEXT.exposure);
        const left = all.filter(({ rule, isAccepted }) => rule !== fix?.rule || isAccepted);
        const after = scoreApi(left, CONTEXT);
        // Scores are rounded to a tenth, gains are not.
        expect(Math.abs((after.score as number) - (before.score as number) - (fix?.gain ?? 0))).toBeLessThan(
          0.1001,
        );
        for (const { gain, isAccepted } of before.deductions)
          if (!isAccepted) expect(gain).toBeLessThanOrEqual((fix?.gain ?? 0) + 1e-9);
      }),
    );
  });
});
