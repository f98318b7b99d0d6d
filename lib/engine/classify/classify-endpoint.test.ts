import { describe, expect, it } from 'vitest';
import {
  type DayCounts,
  type DeclaredEvidence,
  type EndpointEvidence,
  NO_DATES,
  type StatedDates,
} from '@/lib/contracts/evidence';
import { sunsetMs } from '@/lib/engine/bytes/time-sunset';
import { classifyEndpoint } from '@/lib/engine/classify/classify-endpoint';
import { deriveNames } from '@/lib/engine/classify/derived-names';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1, 12);
const DECLARED: DeclaredEvidence = {
  presence: 'current',
  isDeprecated: false,
  sunset: null,
  authentication: 'required',
};

function day(daysAgo: number, counts: Partial<DayCounts> = {}): DayCounts {
  const dayMs = Math.floor((NOW - daysAgo * DAY) / DAY) * DAY;
  return {
    dayMs,
    requests: 1,
    successes: 1,
    clientErrors: 0,
    serverErrors: 0,
    authenticated: 0,
    anonymous: 0,
    ...counts,
  };
}

interface Words {
  declared?: Partial<DeclaredEvidence> | null;
  /** Days since the last proving response; left out: traffic, but no proof. */
  lastProvingDays?: number;
  noTraffic?: boolean;
  days?: DayCounts[];
  deprecationMs?: number;
  sunsetMs?: number;
  stated?: Partial<StatedDates>;
  isHostObserved?: boolean;
  hasSource?: boolean;
}

function evidence(words: Words): EndpointEvidence {
  return {
    declared: words.declared === null ? null : { ...DECLARED, ...words.declared },
    traffic: words.noTraffic
      ? null
      : {
          lastProvingMs: words.lastProvingDays === undefined ? null : NOW - words.lastProvingDays * DAY,
          days: words.days ?? [],
          deprecationMs: words.deprecationMs ?? null,
          sunsetMs: words.sunsetMs ?? null,
        },
    stated: { ...NO_DATES, ...words.stated },
    isHostObserved: words.isHostObserved ?? true,
    hasSource: words.hasSource ?? true,
  };
}

const classify = (words: Words) => classifyEndpoint(evidence(words), NOW);
const names = (words: Words) => deriveNames(classify(words));

describe('classifyEndpoint', () => {
  it.each<[string, Words]>([
    ['documented', {}],
    ['removed', { declared: { presence: 'older' } }],
    ['undocumented', { declared: null }],
  ])('says %s', (expected, words) => expect(classify(words).documentation).toBe(expected));

  it.each<[string, string, Words]>([
    ['active', 'a proof within 30 days', { lastProvingDays: 30 }],
    ['quiet', 'an older proof', { lastProvingDays: 31 }],
    ['never-seen', 'a watched host', { noTraffic: true }],
    ['never-seen', 'requests that prove nothing', {}],
    ['unobservable', 'a host that nobody watched', { noTraffic: true, isHostObserved: false }],
    ['unobservable', 'no source', { noTraffic: true, hasSource: false }],
  ])('says %s for %s', (expected, _, words) => expect(classify(words).traffic).toBe(expected));

  it.each<[string, string, Words]>([
    ['current', 'nothing to the contrary', { lastProvingDays: 1 }],
    ['deprecated', 'the flag', { declared: { isDeprecated: true } }],
    ['deprecated', 'a Deprecation header in the past', { lastProvingDays: 1, deprecationMs: NOW - 1 }],
    ['deprecated', 'a Deprecation header without a date', { lastProvingDays: 1, deprecationMs: 0 }],
    ['current', 'a Deprecation header in the future', { lastProvingDays: 1, deprecationMs: NOW + 1 }],
    ['deprecated', 'a day that a person set', { stated: { deprecatedMs: NOW } }],
    ['current', 'a day that a person set to come', { stated: { deprecatedMs: NOW + 1 } }],
    ['sunset-passed', 'a last day that a person set', { lastProvingDays: 1, stated: { sunsetMs: NOW } }],
    [
      'sunset-passed',
      'the earlier of two dates',
      { declared: { sunset: '2027-01-01' }, stated: { sunsetMs: NOW - 1 } },
    ],
    ['sunset-passed', 'a declared date in the past', { declared: { sunset: '2026-05-31' }, noTraffic: true }],
    ['current', 'a declared date today', { declared: { sunset: '2026-06-01' } }],
    ['sunset-passed', 'a Sunset header in the past', { declared: null, lastProvingDays: 1, sunsetMs: NOW }],
    [
      'deprecated',
      'a flag with a sunset to come',
      { declared: { isDeprecated: true, sunset: '2027-01-01' } },
    ],
    ['retired', 'removed and silent', { declared: { presence: 'older' }, lastProvingDays: 40 }],
    [
      'retired',
      'undocumented, past its sunset and silent',
      { declared: null, lastProvingDays: 40, sunsetMs: NOW },
    ],
    ['current', 'removed and active', { declared: { presence: 'older' }, lastProvingDays: 1 }],
    ['current', 'a sunset that is no date', { declared: { sunset: 'soon' } }],
  ])('says %s for %s', (expected, _, words) => expect(classify(words).lifecycle).toBe(expected));

  it.each<[string, string, DayCounts[]]>([
    ['always', 'credentials on each success', [day(1, { authenticated: 1 })]],
    ['never', 'credentials on none', [day(1, { anonymous: 1 })]],
    ['mixed', 'some and some', [day(1, { anonymous: 1 }), day(2, { authenticated: 99 })]],
    ['unobservable', 'sources that cannot tell', [day(1)]],
    ['unobservable', 'no success', []],
    [
      'always',
      'anonymous successes before the window',
      [day(40, { anonymous: 5 }), day(1, { authenticated: 1 })],
    ],
    ['never', 'only successes before the window', [day(40, { anonymous: 5 })]],
    ['unobservable', 'a window in which nobody can tell', [day(40, { anonymous: 5 }), day(1)]],
  ])('says %s for %s', (expected, _, days) => expect(classify({ days }).observed).toBe(expected));

  it('says unknown for what no spec declares', () =>
    expect(classify({ declared: null }).declared).toBe('unknown'));
});

describe('deriveNames', () => {
  it('says which', () => {
    expect(names({ declared: null, lastProvingDays: 1 })).toEqual([{ name: 'shadow' }]);
    expect(names({ declared: null, lastProvingDays: 99 })).toEqual([]);
    expect(names({ declared: { presence: 'older', isDeprecated: true }, lastProvingDays: 1 })).toEqual([
      { name: 'zombie', because: ['removed', 'deprecated'] },
    ]);
    expect(names({ declared: { sunset: '2020-01-01' }, lastProvingDays: 1 })).toEqual([
      { name: 'zombie', because: ['sunset-passed'] },
    ]);
    expect(names({ declared: { isDeprecated: true }, lastProvingDays: 99 })).toEqual([]);
    expect(names({ noTraffic: true })).toEqual([{ name: 'orphan' }]);
    expect(names({ noTraffic: true, isHostObserved: false })).toEqual([]);
    expect(
      names({ declared: { authentication: 'none' }, lastProvingDays: 1, days: [day(1, { anonymous: 1 })] }),
    ).toEqual([{ name: 'unauthenticated', because: ['observed', 'declared'] }]);
  });
});

describe('sunsetMs', () => {
  it.each([
    ['2026-05-31', Date.UTC(2026, 5, 1)],
    ['2026-05-31T10:00:00Z', Date.UTC(2026, 4, 31, 10)],
    ['2026-05-31T10:00:00+02:00', Date.UTC(2026, 4, 31, 8)],
    ['2026-02-30', null],
    ['never', null],
  ])('reads %s', (text, expected) => expect(sunsetMs(text)).toBe(expected));
});
