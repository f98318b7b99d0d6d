import { describe, expect, it } from 'vitest';
import type { Clearing } from '@/lib/contracts/rule';
import { countJudged } from './clearing';
import { isSettledBy } from './settled-by';
import { makeDay, makeEndpoint, makeHiddenDay, makeTraffic, NOW_MS } from './testing/subjects';

const busy = makeTraffic([makeDay(40), makeDay(20, { requests: 30 }), makeDay(1, { requests: 30 })]);
const quiet = makeTraffic([makeDay(40)]);
const rare = makeTraffic([makeDay(40), makeDay(1, { requests: 3 })]);
const SHOWN_MS = makeDay(40).dayMs;

describe('what settles a finding by traffic', () => {
  it.each<[string, typeof busy, Clearing[], boolean]>([
    ['fifty clean successes, where they clear', busy, ['clean-traffic'], true],
    ['fifty clean successes, where only silence clears', busy, ['silence'], false],
    ['silence, where it clears', quiet, ['silence'], true],
    ['silence, where only clean traffic clears', quiet, ['clean-traffic'], false],
    ['a month without, of three requests', rare, ['month-without'], true],
    ['the same, where only clean traffic or silence clears', rare, ['clean-traffic', 'silence'], false],
    ['no condition of traffic', busy, ['revision', 'metadata'], false],
  ])('%s', (_, traffic, clears, isSettled) => {
    const subject = makeEndpoint({ traffic, activity: { requests: 1000, lastMs: NOW_MS } });
    expect(isSettledBy({ clears }, subject, SHOWN_MS)).toBe(isSettled);
  });

  it('counts only the successes that could have shown it', () => {
    const hidden = makeTraffic([makeDay(40), makeHiddenDay(20, 30), makeHiddenDay(1, 30)]);
    const subject = makeEndpoint({ traffic: hidden, activity: { requests: 1000, lastMs: NOW_MS } });
    expect(isSettledBy({ clears: ['clean-traffic'] }, subject, SHOWN_MS)).toBe(true);
    const ofCredentials: Parameters<typeof isSettledBy>[0] = {
      clears: ['clean-traffic'],
      countOf: countJudged,
    };
    expect(isSettledBy(ofCredentials, subject, SHOWN_MS)).toBe(false);
  });

  it('needs its hosts to be observed for a month', () => {
    const subject = makeEndpoint({ traffic: quiet, activity: { requests: 10, lastMs: makeDay(11).dayMs } });
    expect(isSettledBy({ clears: ['month-without'] }, subject, SHOWN_MS)).toBe(false);
  });
});
