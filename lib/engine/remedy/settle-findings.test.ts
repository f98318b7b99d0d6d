import { describe, expect, it } from 'vitest';
import type { Clearing, DetectedFinding } from '@/lib/contracts/rule';
import { type FreshFinding, type KeptFinding, type Settlement, settleFindings } from './settle-findings';

const makeKept = (overrides: Partial<KeptFinding> = {}): KeptFinding => ({
  id: 1,
  fingerprint: 'one',
  rule: 'INV-01',
  isResolved: false,
  lastSeen: '2026-06-01T00:00:00.000Z',
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
}

const settle = (
  kept: KeptFinding[],
  fresh: FreshFinding[],
  { clears, isSettledByTraffic, off }: Settled = {},
) =>
  settleFindings(kept, fresh, {
    clearsOf: () => clears ?? ['clean-traffic', 'silence'],
    isOff: (rule) => off === rule,
    isSettledByTraffic: () => isSettledByTraffic ?? false,
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
    ['resolved, and showing again', [makeKept({ isResolved: true })], [makeFresh()], { reopened: [1] }],
    ['resolved, and still gone', [makeKept({ isResolved: true })], [], {}],
    ['open, no longer showing, and not settled', [makeKept()], [], {}],
    [
      'each on its own',
      [makeKept(), makeKept({ id: 2, fingerprint: 'two', isResolved: true })],
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
    });
    expect(resolved.map(({ id }) => id)).toEqual([2]);
  });

  it('closes what a rule found that is switched off, whatever traffic says', () => {
    const kept = [makeKept(), makeKept({ id: 2, fingerprint: 'two', isResolved: true })];
    const { resolved } = settle(kept, [], { clears: ['clean-traffic'], off: 'INV-01' });
    expect(resolved).toEqual([{ id: 1, says: 'The rule was switched off.' }]);
  });

  it('never resolves what shows, however clean the traffic', () => {
    const settlement = settle([makeKept()], [makeFresh()], { isSettledByTraffic: true });
    expect(outcomeOf(settlement)).toEqual({ ...NOTHING, shown: [1] });
  });

  it('hands on what was detected, for the row that is kept', () => {
    const fresh = makeFresh();
    expect(settle([makeKept({ isResolved: true })], [fresh]).reopened[0]?.fresh).toBe(fresh);
  });
});
