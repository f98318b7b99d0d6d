import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stage } from '@/lib/contracts/lifecycle';
import { changeStanding, type StandingFacts, stageByCalendar } from './change-standing';
import { isLeaving, STAGE_LIFE, stagesFrom } from './stage-life';

const TODAY = '2026-03-01';
const STANDS: StandingFacts = {
  stage: 'active',
  isSaid: true,
  deprecatedOn: null,
  sunsetOn: null,
  isCalled: true,
  isSafe: false,
  mayForce: false,
  today: TODAY,
};
const change = (facts: Partial<StandingFacts>, to: Partial<Parameters<typeof changeStanding>[1]>) =>
  changeStanding({ ...STANDS, ...facts }, { stage: 'deprecated', isForced: false, ...to });

describe('the stages', () => {
  it('lead from everywhere to the end, and from the end to use again', () => {
    for (const stage of Stage.options) {
      const reached = new Set<Stage>([stage]);
      for (const at of reached) for (const next of STAGE_LIFE[at]) reached.add(next);
      expect(reached).toContain('retired');
      expect(reached).toContain('active');
    }
  });

  it('can be said as they are read, and what nobody calls as proposed', () => {
    expect(stagesFrom({ stage: 'active', isSaid: true, isCalled: true })).toEqual(['deprecated']);
    expect(stagesFrom({ stage: 'active', isSaid: false, isCalled: true })).toEqual(['active', 'deprecated']);
    expect(stagesFrom({ stage: 'active', isSaid: false, isCalled: false })).toContain('proposed');
    expect(stagesFrom({ stage: 'active', isSaid: true, isCalled: false })).not.toContain('proposed');
  });
});

describe('a change', () => {
  it.each([
    ['from active to retired', { stage: 'active' }, { stage: 'retired' }],
    ['from active to sunset', { stage: 'active' }, { stage: 'sunset' }],
    ['from retired to deprecated', { stage: 'retired' }, { stage: 'deprecated' }],
    ['from sunset to active', { stage: 'sunset' }, { stage: 'active' }],
  ] as const)('is refused %s', (_what, from, to) => {
    expect(change(from, to)).toEqual({
      refusal: `What is ${from.stage} cannot become ${to.stage} in one step.`,
    });
  });

  it('deprecates from today where no day is given, and keeps days that are there', () => {
    expect(change({}, {})).toEqual({
      next: { stage: 'deprecated', deprecatedOn: TODAY, sunsetOn: null },
    });
    const before = { stage: 'deprecated', deprecatedOn: '2026-01-05', sunsetOn: '2026-04-01' } as const;
    expect(change(before, {})).toEqual({ next: before });
    expect(change(before, { sunsetOn: null })).toEqual({ next: { ...before, sunsetOn: null } });
  });

  it('refuses days that contradict each other or the stage', () => {
    expect(change({}, { deprecatedOn: '2026-05-01', sunsetOn: '2026-04-01' })).toMatchObject({
      refusal: expect.stringContaining('would come before it is deprecated'),
    });
    expect(change({}, { deprecatedOn: '2026-01-01', sunsetOn: '2026-02-28' })).toMatchObject({
      refusal: expect.stringContaining('has passed'),
    });
    expect(change({}, { sunsetOn: TODAY })).toMatchObject({ next: { sunsetOn: TODAY } });
    expect(change({ stage: 'active' }, { stage: 'active', sunsetOn: '2026-04-01' })).toMatchObject({
      refusal: expect.stringContaining('deprecate it to set its days'),
    });
  });

  it('brings the last day forward when it is sunset before it', () => {
    const before = { stage: 'deprecated', deprecatedOn: '2026-01-05', sunsetOn: '2026-04-01' } as const;
    expect(change(before, { stage: 'sunset' })).toEqual({
      next: { stage: 'sunset', deprecatedOn: '2026-01-05', sunsetOn: TODAY },
    });
  });

  it('retires what is safe, and against the evidence only by force of one who may', () => {
    const before = { stage: 'sunset', deprecatedOn: '2026-01-05', sunsetOn: '2026-02-01' } as const;
    const retire = { stage: 'retired' } as const;
    expect(change({ ...before, isSafe: true }, retire)).toMatchObject({ next: { stage: 'retired' } });
    expect(change(before, retire)).toMatchObject({
      refusal: expect.stringContaining('not say that it is safe'),
    });
    expect(change(before, { ...retire, isForced: true })).toMatchObject({
      refusal: expect.stringContaining('Only analysts'),
    });
    expect(change({ ...before, mayForce: true }, { ...retire, isForced: true })).toMatchObject({
      next: { stage: 'retired' },
    });
  });

  it('gives days in order to what leaves, and none to what stays, whatever is asked', () => {
    const stage = fc.constantFrom(...Stage.options);
    const day = fc.option(fc.constantFrom('2025-12-31', '2026-02-28', TODAY, '2026-03-02', '2027-01-01'));
    const facts = fc.record({
      stage,
      isSaid: fc.boolean(),
      deprecatedOn: day,
      sunsetOn: day,
      isCalled: fc.boolean(),
      isSafe: fc.boolean(),
      mayForce: fc.boolean(),
      today: fc.constant(TODAY),
    });
    const asked = fc.record(
      { stage, deprecatedOn: day, sunsetOn: day, isForced: fc.boolean() },
      { requiredKeys: ['stage', 'isForced'] },
    );
    fc.assert(
      fc.property(facts, asked, (before, to) => {
        const result = changeStanding(before, to);
        if ('refusal' in result) return;
        const { next } = result;
        if (!isLeaving(next.stage)) expect(next).toMatchObject({ deprecatedOn: null, sunsetOn: null });
        if (next.deprecatedOn && next.sunsetOn) expect(next.deprecatedOn <= next.sunsetOn).toBe(true);
        if (next.stage === 'sunset' || next.stage === 'retired') expect(next.sunsetOn).not.toBeNull();
      }),
    );
  });
});

describe('the calendar', () => {
  it('sunsets what is deprecated, the day after its last, and nothing else', () => {
    expect(stageByCalendar('deprecated', '2026-02-28', TODAY)).toBe('sunset');
    expect(stageByCalendar('deprecated', TODAY, TODAY)).toBe('deprecated');
    expect(stageByCalendar('deprecated', null, TODAY)).toBe('deprecated');
    expect(stageByCalendar('active', '2026-02-28', TODAY)).toBe('active');
    expect(stageByCalendar('retired', '2026-02-28', TODAY)).toBe('retired');
  });
});
