import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeavingFacts, planSwitchOff, QUIET_DAYS } from './plan-switch-off';

const DAY_MS = 86_400_000;
const nowMs = Date.parse('2026-03-01T12:00:00Z');
const daysAgo = (days: number) => nowMs - days * DAY_MS;
const plan = (over: Partial<LeavingFacts>) =>
  planSwitchOff({
    isDeprecated: true,
    isRetired: false,
    sunsetOn: '2026-02-01',
    lastMs: daysAgo(40),
    watched: { fromMs: daysAgo(200), toMs: daysAgo(0) },
    callers: 0,
    nowMs,
    ...over,
  });

describe('the plan', () => {
  it('says safe after its last day and thirty watched silent days', () => {
    expect(plan({})).toMatchObject({ verdict: 'safe', safeFrom: '2026-03-01' });
    expect(plan({}).because).toBe('Nobody has called it since 2026-01-20, and its last day was 2026-02-01.');
    expect(plan({ lastMs: null }).because).toContain('since it is observed');
    expect(plan({ sunsetOn: null }).because).toContain('no last day was announced');
  });

  it('waits for the promised day though nobody calls', () => {
    expect(plan({ sunsetOn: '2026-04-10' })).toMatchObject({ verdict: 'quiet', safeFrom: '2026-04-11' });
  });

  it('counts thirty days from the last call', () => {
    expect(plan({ sunsetOn: null, lastMs: daysAgo(10), callers: 2 })).toMatchObject({
      verdict: 'wait',
      safeFrom: '2026-03-21',
      because: '2 clients called it within the last 30 days, last on 2026-02-19.',
    });
    expect(plan({ sunsetOn: '2026-02-20', lastMs: daysAgo(15) }).verdict).toBe('wait');
  });

  it('raises the alarm where it is called after its last day', () => {
    expect(plan({ lastMs: daysAgo(3), callers: 1 })).toMatchObject({
      verdict: 'in-use',
      because: '1 client called it after its last day, 2026-02-01, last on 2026-02-26.',
    });
  });

  it('takes no silence for proof that nobody watched', () => {
    expect(plan({ watched: null })).toMatchObject({ verdict: 'untold' });
    expect(plan({ lastMs: null, watched: null })).toMatchObject({ verdict: 'untold', safeFrom: null });
    expect(plan({ watched: { fromMs: daysAgo(200), toMs: daysAgo(39) } })).toMatchObject({
      verdict: 'untold',
      because: expect.stringContaining('since 2026-01-21'),
    });
    expect(plan({ lastMs: null, watched: { fromMs: daysAgo(5), toMs: nowMs } })).toMatchObject({
      verdict: 'wait',
      because: `It is observed for less than ${QUIET_DAYS} days.`,
    });
  });

  it('has one step for now until all are done', () => {
    const states = (over: Partial<LeavingFacts>) => plan(over).steps.map(({ state }) => state);
    expect(states({})).toEqual(['done', 'done', 'done', 'done', 'now']);
    expect(states({ isRetired: true })).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(states({ sunsetOn: null, lastMs: daysAgo(1) })).toEqual([
      'done',
      'now',
      'later',
      'later',
      'later',
    ]);
    expect(plan({ lastMs: daysAgo(1), callers: 1 }).steps[2]?.says).toBe(
      'Move the client that still calls; name those that you know.',
    );
  });

  it('never says safe within thirty days of a call, or before the last day has ended', () => {
    const days = fc.integer({ min: 0, max: 90 });
    fc.assert(
      fc.property(days, days, days, (called, first, sunset) => {
        const sunsetMs = daysAgo(sunset - 45);
        const { verdict } = plan({
          lastMs: daysAgo(called),
          watched: { fromMs: daysAgo(Math.max(first, called)), toMs: nowMs },
          sunsetOn: new Date(sunsetMs).toISOString().slice(0, 10),
        });
        if (verdict === 'safe') expect(called >= QUIET_DAYS && sunset > 45).toBe(true);
        if (verdict === 'quiet') expect(called >= QUIET_DAYS && sunset <= 45).toBe(true);
      }),
    );
  });
});
