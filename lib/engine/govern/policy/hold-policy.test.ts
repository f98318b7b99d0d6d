import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Policy, type PolicyConditions } from '@/lib/contracts/policy';
import { holdConditions } from './hold-conditions';
import { type HoldOptions, holdPolicy } from './hold-policy';
import type { PolicySubject, PolicyValue } from './policy-subject';

const TODAY = '2026-03-01';
const subject = (values: Record<string, PolicyValue>, api = 'Shop'): PolicySubject => ({
  api,
  endpoint: null,
  id: 1,
  values: { api, ...values },
});
const policy = (over: object): Policy =>
  Policy.parse({
    name: 'a-policy',
    title: 'A policy',
    about: 'api',
    must: { score: { atLeast: 80 } },
    ...over,
  });
const hold = (over: object, subjects: PolicySubject[], exempt: HoldOptions['exempt'] = []) =>
  holdPolicy(policy(over), subjects, { today: TODAY, exempt });

describe('a condition', () => {
  it.each([
    [{ score: { atLeast: 80 } }, { score: 80 }, true],
    [{ score: { atLeast: 80 } }, { score: 79.9 }, false],
    [{ score: { atLeast: 80 } }, {}, null],
    [{ score: { atLeast: 10, atMost: 20 } }, { score: 21 }, false],
    [{ sunsetInDays: { atMost: 180 } }, { sunsetInDays: null }, false],
    [{ hasOwner: true }, { hasOwner: false }, false],
    [{ stage: ['active', 'deprecated'] }, { stage: 'deprecated' }, true],
    [{ stage: { not: ['retired'] } }, { stage: 'retired' }, false],
    [{ team: ['-'] }, { team: null }, true],
    [{ team: { not: ['-'] } }, { team: null }, false],
    [{ team: ['pay*'] }, { team: 'Payments' }, true],
    [{ host: { any: ['*.example.com'] } }, { host: ['a.example.com', 'b.test'] }, true],
    [{ host: { none: ['*.test'] } }, { host: ['a.example.com', 'b.test'] }, false],
    [{ host: { any: ['-'] } }, { host: [] }, true],
    [{ stage: ['active'], score: { atLeast: 80 } }, { stage: 'retired' }, false],
    [{ anyOf: [{ hasSpec: true }, { score: { atLeast: 80 } }] }, { hasSpec: false, score: 90 }, true],
    [{ anyOf: [{ hasSpec: true }, { score: { atLeast: 80 } }] }, { hasSpec: false }, null],
    [{ anyOf: [{ hasSpec: true }, { score: { atLeast: 80 } }] }, { hasSpec: false, score: 1 }, false],
  ] as [PolicyConditions, Record<string, PolicyValue>, boolean | null][])(
    '%j of %j: %s',
    (tests, values, truth) => {
      expect(holdConditions(tests, subject(values)).truth).toBe(truth);
    },
  );

  it('says what it found and what it wants', () => {
    expect(holdConditions({ score: { atLeast: 80 } }, subject({ score: 43.4 })).because).toBe(
      'score: 43.4, must be at least 80',
    );
    expect(holdConditions({ team: { not: ['-'] } }, subject({ team: null })).because).toBe(
      'owning team: none, must not be none',
    );
    expect(holdConditions({ score: { atMost: 1 } }, subject({})).because).toBe('no evidence tells its score');
  });

  it('is true for more evidence only if it is true or unknown for less', () => {
    const value = fc.constantFrom<PolicyValue>(undefined, null, 10, 90);
    const tests = fc.record({ atLeast: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(value, value, tests, tests, (score, endpoints, a, b) => {
        const group: PolicyConditions = { score: a, anyOf: [{ endpoints: b }, { score: b }] };
        const known = holdConditions(group, subject({ score, endpoints })).truth;
        const less = holdConditions(group, subject({ score: undefined, endpoints })).truth;
        if (less !== null) expect(known).toBe(less);
      }),
    );
  });
});

describe('a policy', () => {
  const good = subject({ score: 90, stage: 'active' }, 'Good');
  const bad = subject({ score: 10, stage: 'active' }, 'Bad');

  it('asks what is in its scope, and counts each once', () => {
    const unrated = subject({ stage: 'active' }, 'Unrated');
    const retired = subject({ score: 1, stage: 'retired' }, 'Old');
    const result = hold({ scope: { stage: 'active' } }, [good, bad, unrated, retired]);
    expect(result).toMatchObject({ passed: 1, failed: 1, unknown: 1, excepted: 0, isInForce: true });
    expect(result.failures).toEqual([
      { api: 'Bad', endpoint: null, id: 1, because: 'Score: 10, must be at least 80.' },
    ]);
    expect(result.unknowns[0]?.because).toBe('No evidence tells its score.');
  });

  it('does not know what may be in its scope, unless it would pass', () => {
    const unsaid = (score: number) => subject({ score }, `Unsaid ${score}`);
    expect(hold({ scope: { exposure: 'open' } }, [unsaid(10), unsaid(90)])).toMatchObject({
      passed: 0,
      failed: 0,
      unknown: 1,
    });
  });

  it('lets off what is excepted, until the end of its day', () => {
    const except = (until: string, more = {}) => ({
      api: 'ba*',
      until,
      reason: 'It goes away soon.',
      ...more,
    });
    expect(hold({ exceptions: [except(TODAY)] }, [bad])).toMatchObject({ excepted: 1, failed: 0 });
    expect(hold({ exceptions: [except('2026-02-28')] }, [bad])).toMatchObject({ excepted: 0, failed: 1 });
    expect(hold({}, [bad], [except(TODAY)])).toMatchObject({ excepted: 1 });
    expect(hold({}, [bad], [except(TODAY, { endpoint: 'GET /x' })])).toMatchObject({ failed: 1 });
    expect(hold({}, [good], [except(TODAY)])).toMatchObject({ passed: 1, excepted: 0 });
  });

  it('is in force from its day', () => {
    expect(hold({ from: TODAY }, []).isInForce).toBe(true);
    expect(hold({ from: '2026-03-02' }, []).isInForce).toBe(false);
  });

  it.each([
    [{ must: { score: { atLeast: '80' } } }, 'must.score.atLeast'],
    [{ must: {} }, 'must'],
    [{ must: { observed: 'always' } }, 'must'],
    [{ must: { score: {} } }, 'must.score'],
    [{ must: { stage: 'sunsetting' } }, 'must.stage'],
    [{ name: 'Has Spaces' }, 'name'],
    [{ must: { anyOf: [{ hasSpec: true }, {}] } }, 'must.anyOf.1'],
    [{ must: { score: { atLeast: 90, atMost: 10 } } }, 'must.score'],
    [
      {
        exceptions: [{ api: 'x', endpoint: 'GET /x', until: '2027-01-01', reason: 'Because of it.' }],
      },
      'exceptions.0',
    ],
    [{ exceptions: [{ api: 'x', until: 'soon', reason: 'Because of it.' }] }, 'exceptions.0.until'],
  ])('is refused: %j', (over, where) => {
    const whole = { name: 'a-policy', title: 'A policy', about: 'api', must: { hasSpec: true }, ...over };
    expect(Policy.safeParse(whole).error?.issues[0]?.path.join('.')).toBe(where);
  });
});
