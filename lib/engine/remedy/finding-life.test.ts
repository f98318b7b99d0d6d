import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FindingStatus } from '@/lib/contracts/finding';
import { afterStep, FINDING_LIFE, type LifeStep, stepsFrom } from './finding-life';

const STEPS = [
  'triage',
  'start',
  'claim',
  'reopen',
  'accept',
  'dismiss',
  'mark-duplicate',
  'clear',
  'recur',
  'contradict',
  'expire',
  'worsen',
  'lose-original',
] as const satisfies readonly LifeStep[];

describe('the life of a finding', () => {
  it('goes as it is told', () => {
    const walk = (...steps: LifeStep[]) =>
      steps.reduce<FindingStatus | null>((status, step) => status && afterStep(status, step), 'open');
    expect(walk('triage', 'start', 'claim', 'clear')).toBe('resolved');
    expect(walk('claim', 'contradict')).toBe('in-progress');
    expect(walk('accept', 'expire')).toBe('open');
    expect(walk('dismiss', 'worsen')).toBe('open');
    expect(walk('claim', 'clear', 'recur', 'triage')).toBe('triaged');
    expect(walk('dismiss', 'clear')).toBeNull();
    expect(walk('accept', 'claim')).toBeNull();
  });

  it('is resolved by evidence alone, whatever people do', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 30 }), (steps) => {
        let status: FindingStatus = 'open';
        for (const step of steps) {
          const next = afterStep(status, step);
          if (next === 'resolved') expect(step).toBe('clear');
          if (status === 'resolved' && next !== null) expect(step).toBe('recur');
          status = next ?? status;
        }
      }),
    );
  });

  it.each(FindingStatus.options)('can be reached and left: %s', (status) => {
    const reached = Object.values(FINDING_LIFE).some((steps) => Object.values(steps).includes(status));
    expect(reached).toBe(true);
    expect(Object.keys(FINDING_LIFE[status]).length).toBeGreaterThan(0);
  });

  it('offers people no step of the evidence', () => {
    expect(stepsFrom('fix-claimed')).toEqual(['start', 'accept', 'dismiss', 'mark-duplicate', 'reopen']);
    expect(stepsFrom('resolved')).toEqual([]);
  });
});
