import { describe, expect, it } from 'vitest';
import type { FieldEvidence } from '@/lib/contracts/evidence';
import { creditKeys, declaredKeys } from './credit-keys';
import { makeDay, makeTraffic } from './rules/testing/subjects';

const KEYS = declaredKeys([
  { scheme: 'pass', kind: 'apiKey', in: 'header', name: 'X-Acme-Pass', line: 1 },
  { scheme: 'token', kind: 'bearer', line: 2 },
]);
const field = (over: Partial<FieldEvidence> = {}): FieldEvidence => ({
  place: 'header',
  name: 'x-acme-pass',
  types: ['string'],
  classes: [],
  seen: 30,
  anonymous: 30,
  credentials: 0,
  lastMs: makeDay(1).dayMs,
  ...over,
});
const open = (daysAgo: number) => makeDay(daysAgo, { authenticated: 0, anonymous: 10 });
const traffic = (fields: FieldEvidence[]) => makeTraffic([open(3), open(2), open(1)], { fields });

describe('a key that a spec declares', () => {
  it('is known by its place and name', () => {
    expect(KEYS).toEqual([{ place: 'header', name: 'x-acme-pass' }]);
  });

  it('makes the successes that carried it authenticated', () => {
    const { credentials, days, statuses, fields } = creditKeys(traffic([field()]), KEYS);
    expect(credentials).toMatchObject({
      present: 30,
      absent: 0,
      kinds: [{ kind: 'api-key-header', count: 30 }],
    });
    expect(days.map(({ authenticated, anonymous }) => [authenticated, anonymous])).toEqual([
      [10, 0],
      [10, 0],
      [10, 0],
    ]);
    expect(statuses).toEqual([{ status: 200, count: 30, anonymous: 0 }]);
    expect(fields[0]).toMatchObject({ anonymous: 0 });
  });

  it('of which some carried it, leaves the others anonymous, and the sums as they were', () => {
    const { credentials, days } = creditKeys(traffic([field({ seen: 10, anonymous: 10 })]), KEYS);
    expect(credentials).toMatchObject({ present: 10, absent: 20 });
    expect(days.reduce((sum, { anonymous }) => sum + anonymous, 0)).toBe(20);
    expect(
      days.every(({ successes, authenticated, anonymous }) => authenticated + anonymous === successes),
    ).toBe(true);
  });

  it.each([
    ['another name', field({ name: 'x-acme-trace' })],
    ['the same name elsewhere', field({ place: 'query' })],
    ['a field that no anonymous success carried', field({ anonymous: 0 })],
  ])('is not %s', (_, other) => {
    const summary = traffic([other]);
    expect(creditKeys(summary, KEYS)).toBe(summary);
  });
});
