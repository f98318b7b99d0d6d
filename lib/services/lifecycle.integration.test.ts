import { describe, expect, it } from 'vitest';
import type { ApiLifecycle, StandingChange } from '@/lib/contracts/lifecycle';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, readInventory, withServices } from '@/testing/services';
import type { Actor } from './accounts/actor';
import { browseFindings } from './browse-findings';
import { judgeAll } from './judge-stale';
import { apiLifecycle, changeApiStanding, lifecycleBoard, passStages } from './lifecycle';
import { nameCaller } from './name-caller';
import { refreshStates } from './refresh-states';

const services = withServices();
const DAY_MS = 86_400_000;
const HOST = 'orders.example.com';
const dayAfter = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);
const dayOf = (days: number): string => dayAfter(days).toISOString().slice(0, 10);

/** An answered request of a client on a day counted from NOW. */
function call(day: number, clientIp = '192.0.2.1', host = HOST): Promise<unknown> {
  const time = new Date(dayAfter(day).getTime() - 3_600_000).toISOString();
  return deliver([makeLine({ time, url: `https://${host}/orders`, clientIp })], {}, dayAfter(day));
}

async function idOf(host = HOST): Promise<number> {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [host]);
  return row?.id as number;
}

const governor = () => givePerson('governance');

async function change(
  actor: Actor,
  to: Partial<StandingChange>,
  now = NOW,
): Promise<ApiLifecycle['standing']> {
  const id = await idOf();
  const { version } = (await apiLifecycle(id, now)).standing;
  return changeApiStanding(
    id,
    { stage: 'deprecated', reason: '', isForced: false, version, ...to },
    actor,
    now,
  );
}

async function openRules(now: Date): Promise<string[]> {
  const { findings } = await browseFindings({ sort: 'opened', limit: 100 }, now);
  return findings.map(({ rule }) => rule);
}

const statesOf = async () => (await readInventory()).map(({ lifecycle }) => lifecycle);

describe('days that people set', () => {
  it('are those of every endpoint of the API, and of its findings', async () => {
    await call(-1);
    const actor = await governor();
    expect(await statesOf()).toEqual(['current']);
    await change(actor, {});
    expect(await statesOf()).toEqual(['deprecated']);
    await judgeAll(NOW);
    expect(await openRules(NOW)).toContain('INV-05');
    await change(actor, { sunsetOn: dayOf(2) });
    await call(1);
    await refreshStates(dayAfter(3));
    await judgeAll(dayAfter(3));
    expect(await statesOf()).toEqual(['sunset-passed']);
    expect(await openRules(dayAfter(3))).not.toContain('INV-06');
    await call(4);
    await judgeAll(dayAfter(5));
    expect(await openRules(dayAfter(5))).toContain('INV-06');
  });

  it('go when the API is in use again', async () => {
    await call(-1);
    const actor = await governor();
    await change(actor, { sunsetOn: dayOf(9) });
    const standing = await change(actor, { stage: 'active' });
    expect(standing).toMatchObject({ stage: 'active', isSaid: true, deprecatedOn: null, sunsetOn: null });
    expect(await statesOf()).toEqual(['current']);
  });

  it('stand in a history with who set them and why', async () => {
    await call(-1);
    const actor = await governor();
    await change(actor, { sunsetOn: dayOf(9), reason: 'Version 2 is there.' });
    const { history } = await apiLifecycle(await idOf(), NOW);
    expect(history).toMatchObject([
      {
        actor: actor.name,
        from: 'active',
        to: 'deprecated',
        sunsetOn: dayOf(9),
        reason: 'Version 2 is there.',
      },
    ]);
  });
});

describe('of two people', () => {
  it('the second is refused and told what happened, one after the other and at the same moment', async () => {
    await call(-1);
    const id = await idOf();
    const [ann, bob] = [await governor(), await givePerson('analyst')];
    const to = (stage: 'deprecated' | 'active', actor: Actor) =>
      changeApiStanding(id, { stage, reason: '', isForced: false, version: 0 }, actor, NOW);
    const outcomes = await Promise.allSettled([to('deprecated', ann), to('active', bob)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(to('deprecated', ann)).rejects.toThrow(/meanwhile\. Look at it again/);
    expect((await apiLifecycle(id, NOW)).history).toHaveLength(1);
  });
});

describe('the calendar', () => {
  it('sunsets once, the day after the last day, however the clock jumps', async () => {
    await call(-1);
    await change(await governor(), { sunsetOn: dayOf(2) });
    expect(await passStages(dayAfter(2))).toBe(0);
    expect(await passStages(dayAfter(3))).toBe(1);
    expect(await passStages(dayAfter(3))).toBe(0);
    expect(await passStages(dayAfter(-30))).toBe(0);
    const { standing, history } = await apiLifecycle(await idOf(), dayAfter(3));
    expect(standing).toMatchObject({ stage: 'sunset', isSaid: true });
    expect(history.map(({ actor, to }) => [actor, to])).toEqual([
      [null, 'sunset'],
      [expect.any(String), 'deprecated'],
    ]);
  });
});

describe('switching off', () => {
  it('waits for thirty watched silent days, then lets the API be retired', async () => {
    await call(-1);
    await call(-1, '192.0.2.9', 'other.example.com');
    const actor = await governor();
    await change(actor, { sunsetOn: dayOf(2) });
    await call(5, '192.0.2.7');
    await passStages(dayAfter(6));
    const verdictAt = async (day: number) =>
      (await apiLifecycle(await idOf(), dayAfter(day))).departure?.plan.verdict;
    expect(await verdictAt(6)).toBe('in-use');
    await expect(change(actor, { stage: 'retired' }, dayAfter(6))).rejects.toThrow(
      'does not say that it is safe',
    );
    expect(await verdictAt(40)).toBe('untold');
    await call(39, '192.0.2.9', 'other.example.com');
    expect(await verdictAt(40)).toBe('safe');
    expect(await change(actor, { stage: 'retired' }, dayAfter(40))).toMatchObject({ stage: 'retired' });
  });

  it('against the evidence needs a steward and a reason', async () => {
    await call(-1);
    const developer = await givePerson('developer');
    const actor = await governor();
    await change(actor, {});
    const forced = { stage: 'retired', isForced: true } as const;
    await expect(change(developer, { ...forced, reason: 'Enough.' })).rejects.toThrow('Only analysts');
    await expect(change(actor, forced)).rejects.toThrow('Give the reason');
    expect(await change(actor, { ...forced, reason: 'Enough.' })).toMatchObject({
      stage: 'retired',
      sunsetOn: dayOf(0),
    });
  });
});

describe('who still calls', () => {
  it('is named from an address that is not kept', async () => {
    await call(-1, '192.0.2.1');
    await call(-2, '2001:db8::7');
    await call(-45, '192.0.2.3');
    const actor = await governor();
    await change(actor, { sunsetOn: dayOf(30) });
    const { fingerprint } = await nameCaller({ address: '192.0.2.1', name: 'Billing' }, actor.name, NOW);
    await nameCaller({ address: '2001:DB8:0::7', name: 'Mobile' }, actor.name, NOW);
    const departure = (await apiLifecycle(await idOf(), NOW)).departure;
    expect(departure).toMatchObject({
      isWhole: true,
      endpoints: 1,
      active: 1,
      callers: 2,
      left: 1,
      daysLeft: 30,
    });
    expect(departure?.remaining.map(({ name }) => name)).toEqual(['Billing', 'Mobile']);
    expect(departure?.days.filter(({ requests }) => requests > 0).map(({ day }) => day)).toEqual([
      dayOf(-45),
      dayOf(-2),
      dayOf(-1),
    ]);
    const stored = await services.query('SELECT * FROM "CallerName"');
    expect(JSON.stringify(stored)).not.toContain('192.0.2');
    await nameCaller({ fingerprint, name: '' }, actor.name, NOW);
    await expect(nameCaller({ fingerprint, name: '' }, actor.name, NOW)).rejects.toThrow(
      'no name of the client',
    );
  });
});

describe('the board', () => {
  it('holds every API at its stage, and the departures that the documents say', async () => {
    await call(-1);
    await call(-1, '192.0.2.1', 'other.example.com');
    const sunset = dayOf(12);
    await deliver(
      {
        openapi: '3.1.0',
        info: { title: 'Old', version: '1' },
        servers: [{ url: `https://${HOST}` }],
        paths: {
          '/orders': {
            get: { deprecated: true, 'x-sunset': sunset, responses: { 200: { description: 'ok' } } },
          },
        },
      },
      { file: 'old.json' },
    );
    const { columns, departures } = await lifecycleBoard({ q: '' }, NOW);
    expect(columns.map(({ stage, count }) => [stage, count])).toEqual([
      ['proposed', 0],
      ['active', 1],
      ['deprecated', 1],
      ['sunset', 0],
      ['retired', 0],
    ]);
    const found = await lifecycleBoard({ q: 'OTHER .com' }, NOW);
    expect(found.columns.flatMap(({ apis }) => apis.map(({ name }) => name))).toEqual(['other.example.com']);
    expect(found.departures).toEqual([]);
    expect(departures).toMatchObject([
      { isWhole: false, endpoints: 1, sunsetOn: sunset, daysLeft: 12, callers: 1 },
    ]);
    expect(departures[0]).not.toHaveProperty('remaining');
  });
});
