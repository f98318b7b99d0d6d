import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTS_TOLD_APART, HostTallies, NO_NAME } from './host-tallies';

const name = fc.integer({ min: 0, max: 700 }).map((n) => (n === 0 ? NO_NAME : `h${n}.example`));
const visits = fc.array(fc.tuple(name, fc.integer({ min: 0, max: 1000 })), { maxLength: 1500 });

function count(tallies: HostTallies, seen: readonly (readonly [string, number])[]): HostTallies {
  for (const [host, ms] of seen) {
    const tally = tallies.of(host);
    tally.requests++;
    tally.firstMs = Math.min(tally.firstMs, ms);
    tally.lastMs = Math.max(tally.lastMs, ms);
  }
  return tallies;
}

const listed = (tallies: HostTallies) => [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));

describe('hosts of an API', () => {
  it('are the same in any order and after any merge', () => {
    fc.assert(
      fc.property(visits, fc.nat(), (seen, cut) => {
        const whole = listed(count(new HostTallies(3), seen));
        expect(listed(count(new HostTallies(3), seen.toReversed()))).toEqual(whole);
        const at = seen.length === 0 ? 0 : cut % seen.length;
        const parts = count(new HostTallies(3), seen.slice(at));
        parts.merge(count(new HostTallies(3), seen.slice(0, at)));
        expect(listed(parts)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('are limited, and every request is counted somewhere', () => {
    const tallies = new HostTallies(3);
    for (let i = 0; i < 5000; i++) tallies.of(`h${i}.example`).requests++;
    expect(tallies.size).toBe(HOSTS_TOLD_APART + 1);
    expect([...tallies].reduce((sum, [, { requests }]) => sum + requests, 0)).toBe(5000);
  });

  it('tell whoever holds a tally when it is given up', () => {
    const tallies = new HostTallies(3);
    const held = Array.from({ length: 1000 }, (_, i) => tallies.of(`h${i}.example`));
    expect(new Set(held.filter(({ isKept }) => isKept)).size).toBe(tallies.size);
  });
});
