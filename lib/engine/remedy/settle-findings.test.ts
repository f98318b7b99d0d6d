import { describe, expect, it } from 'vitest';
import type { Clearing, DetectedFinding } from '@/lib/contracts/rule';
import { type FreshFinding, type KeptFinding, type Settlement, settleFindings } from './settle-findings';

const makeKept = (overrides: Partial<KeptFinding> = {}): KeptFinding => ({
  id: 1,
  fingerprint: 'one',
  rule: 'INV-01',
  status: 'open',
  lastSeen: '2026-06-01T00:00:00.000Z',
  decidedSeverity: null,
  ...overrides,
});
const detected: DetectedFinding = {
  rule: 'INV-01',
  severity: 'high',
  confidence: 'high',
  api: 'Shop',
  method: 'GET',
  path: '/orders',
  key: '/orders',
  host: null,
  source: null,
  qualifier: '',
  evidence: [{ says: 'A handler answered.' }],
  firstSeen: null,
  lastSeen: null,
};
const makeFresh = (fingerprint = 'one'): FreshFinding => ({ fingerprint, detected });

interface Settled {
  clears?: readonly Clearing[];
  isSettledByTraffic?: boolean;
  /** The rule that is switched off. */
  off?: string;
  isAfterClaim?: boolean;
}

const settle = (
  kept: KeptFinding[],
  fresh: FreshFinding[],
  { clears, isSettledByTraffic, off, isAfterClaim }: Settled = {},
) =>
  settleFindings(kept, fresh, {
    clearsOf: () => clears ?? ['clean-traffic', 'silence'],
    isOff: (rule) => off === rule,
    isSettledByTraffic: () => isSettledByTraffic ?? false,
    isAfterClaim: () => isAfterClaim ?? false,
  });

/** What became of each finding, by its id or fingerprint. */
const outcomeOf = ({ opened, reopened, shown, resolved }: Settlement) => ({
  opened: opened.map(({ fingerprint }) => fingerprint),
  reopened: reopened.map(({ id }) => id),
  shown: shown.map(({ id }) => id),
  resolved: resolved.map(({ id }) => id),
});
const NOTHING = { opened: [], reopened: [], shown: [], resolved: [] };

describe('settling what is kept with what was detected', () => {
  it.each<[string, KeptFinding[], FreshFinding[], Partial<ReturnType<typeof outcomeOf>>]>([
    ['nothing and nothing', [], [], {}],
    ['detected for the first time', [], [makeFresh()], { opened: ['one'] }],
    ['open, and still showing', [makeKept()], [makeFresh()], { shown: [1] }],
    ['resolved, and showing again', [makeKept({ status: 'resolved' })], [makeFresh()], { reopened: [1] }],
    ['resolved, and still gone', [makeKept({ status: 'resolved' })], [], {}],
    ['open, no longer showing, and not settled', [makeKept()], [], {}],
    [
      'each on its own',
      [makeKept(), makeKept({ id: 2, fingerprint: 'two', status: 'resolved' })],
      [makeFresh('two'), makeFresh('three')],
      { opened: ['three'], reopened: [2] },
    ],
    ['detected twice under one fingerprint', [], [makeFresh(), makeFresh()], { opened: ['one'] }],
  ])('%s', (_, kept, fresh, outcome) => {
    expect(outcomeOf(settle(kept, fresh))).toEqual({ ...NOTHING, ...outcome });
  });

  it.each<[string, readonly Clearing[], boolean, number[]]>([
    ['traffic alone clears it, and has not', ['clean-traffic'], false, []],
    ['traffic alone clears it, and has', ['clean-traffic'], true, [1]],
    ['silence alone clears it, and has not', ['silence'], false, []],
    ['silence alone clears it, and has', ['silence'], true, [1]],
    ['a month without clears it, and has not passed', ['month-without'], false, []],
    ['a newer revision clears it', ['revision'], false, [1]],
    ['a newer revision clears it, or traffic that has not', ['revision', 'silence'], false, [1]],
    ['what is recorded clears it', ['metadata'], false, [1]],
    ['any request clears it', ['request', 'revision'], false, [1]],
    ['a delivery clears it', ['delivery'], false, [1]],
  ])('no longer showing: %s', (_, clears, isSettledByTraffic, resolved) => {
    expect(outcomeOf(settle([makeKept()], [], { clears, isSettledByTraffic }))).toEqual({
      ...NOTHING,
      resolved,
    });
  });

  it('asks no traffic about a finding that traffic never showed', () => {
    const { resolved } = settle([makeKept({ lastSeen: null })], [], { isSettledByTraffic: false });
    expect(resolved).toEqual([{ id: 1, says: 'It no longer shows.' }]);
  });

  it('asks traffic about each finding by itself', () => {
    const kept = [makeKept(), makeKept({ id: 2, fingerprint: 'two', rule: 'CFG-02' })];
    const { resolved } = settleFindings(kept, [], {
      clearsOf: () => ['clean-traffic'],
      isOff: () => false,
      isSettledByTraffic: ({ rule }) => rule === 'CFG-02',
      isAfterClaim: () => false,
    });
    expect(resolved.map(({ id }) => id)).toEqual([2]);
  });

  it('closes what a rule found that is switched off, whatever traffic says', () => {
    const kept = [makeKept(), makeKept({ id: 2, fingerprint: 'two', status: 'resolved' })];
    const { resolved } = settle(kept, [], { clears: ['clean-traffic'], off: 'INV-01' });
    expect(resolved).toEqual([{ id: 1, says: 'The rule was switched off.' }]);
  });

  it('never resolves what shows, however clean the traffic', () => {
    const settlement = settle([makeKept()], [makeFresh()], { isSettledByTraffic: true });
    expect(outcomeOf(settlement)).toEqual({ ...NOTHING, shown: [1] });
  });

  it('hands on what was detected, for the row that is kept', () => {
    const fresh = makeFresh();
    expect(settle([makeKept({ status: 'resolved' })], [fresh]).reopened[0]?.fresh).toBe(fresh);
  });

  describe('what people said of it', () => {
    const steps = (kept: Partial<KeptFinding>, context: Settled = {}) =>
      settle([makeKept(kept)], [makeFresh()], context).stepped.map(({ step }) => step);

    it('is a failed fix when it shows after the claim, and only then', () => {
      expect(steps({ status: 'fix-claimed' }, { isAfterClaim: true })).toEqual(['contradict']);
      expect(steps({ status: 'fix-claimed' }, { isAfterClaim: false })).toEqual([]);
      expect(steps({ status: 'in-progress' }, { isAfterClaim: true })).toEqual([]);
    });

    it.each(['risk-accepted', 'false-positive'] as const)('%s holds until it shows worse', (status) => {
      expect(steps({ status, decidedSeverity: 'high' })).toEqual([]);
      expect(steps({ status, decidedSeverity: 'critical' })).toEqual([]);
      expect(steps({ status, decidedSeverity: 'medium' })).toEqual(['worsen']);
    });

    it('keeps a false positive and a duplicate as they are when they no longer show', () => {
      const gone = (status: KeptFinding['status']) =>
        settle([makeKept({ status })], [], { clears: ['revision'] }).resolved.length;
      expect(gone('false-positive')).toBe(0);
      expect(gone('duplicate')).toBe(0);
      expect(gone('risk-accepted')).toBe(1);
      expect(gone('fix-claimed')).toBe(1);
    });
  });
});
