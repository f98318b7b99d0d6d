import { describe, expect, it } from 'vitest';
import type { FindingAct } from '@/lib/contracts/finding-act';
import { ensureApi } from '@/lib/data/apis';
import { inTransaction } from '@/lib/data/client';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import type { Actor } from '../accounts/actor';
import { createTeam } from '../accounts/teams';
import { actOnFindings, undoAct } from '../act-on-findings';
import { judgeAll } from '../judge-stale';
import { passTime } from '../pass-time';
import { browseDeliveries } from './deliveries';
import { changeDestination, createDestination } from './destinations';
import { pruneTold } from './prune-told';
import { routeEvents } from './route-events';

const services = withServices();
const DAY_MS = 86_400_000;
const dayAfter = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);
const HOST = 'orders.example.com';

async function hook(over: Partial<Parameters<typeof createDestination>[0]> = {}): Promise<number> {
  const wish = { minSeverity: null, teamIds: [], apiIds: [] };
  const given = {
    name: 'Hook',
    kind: 'webhook',
    url: 'https://hooks.example.com/gnomon',
    events: [
      'finding.opened',
      'finding.reopened',
      'finding.resolved',
      'finding.status-changed',
      'finding.assigned',
      'finding.commented',
      'finding.undone',
      'exception.requested',
      'exception.decided',
      'exception.ending',
      'exception.ended',
      'api.appeared',
    ],
    ...wish,
  } as const;
  return (await createDestination({ ...given, events: [...given.events], ...over }, NOW)).destination.id;
}

/** Unauthenticated requests, and what is found in them. */
async function find(rule = 'AUTH-01'): Promise<{ id: number; version: number }> {
  for (const day of [-3, -2, -1]) await traffic(day, 5, 'absent');
  await judgeAll(NOW);
  return current(rule);
}

async function current(rule = 'AUTH-01'): Promise<{ id: number; version: number }> {
  const [row] = await services.query<{ id: number; version: number }>(
    'SELECT "id", "version" FROM "Finding" WHERE "rule" = $1',
    [rule],
  );
  if (!row) throw new Error(`nothing of ${rule} was found`);
  return row;
}

function traffic(day: number, count: number, authentication: 'present' | 'absent'): Promise<unknown> {
  const lines = Array.from({ length: count }, (_, i) =>
    makeLine({
      time: new Date(dayAfter(day).getTime() + i * 1000).toISOString(),
      url: `https://${HOST}/orders`,
      authentication,
    }),
  );
  return deliver(lines, {}, dayAfter(day + 1));
}

async function act(what: FindingAct, actor: Actor, now = NOW): Promise<string> {
  const receipt = await actOnFindings({ act: what, findings: [await current()] }, actor, now);
  if (receipt.refused.length > 0) throw new Error(receipt.refused[0]?.because);
  return receipt.act;
}

/** What the hook is told of the finding of AUTH-01 and of APIs, in the order in which it happened. */
async function told(id: number): Promise<string[]> {
  await routeEvents(NOW);
  const { deliveries } = await browseDeliveries({ id, limit: 500 });
  return deliveries
    .filter(({ says, kind }) => says.includes('AUTH-01') || kind === 'api.appeared')
    .map(({ kind }) => kind)
    .reverse();
}

describe('what happens to a finding', () => {
  it('by traffic is told once: a new API, an open finding, its resolution, its return', async () => {
    const id = await hook();
    await find();
    expect(await told(id)).toEqual(['api.appeared', 'finding.opened']);
    await judgeAll(NOW);
    await traffic(1, 60, 'present');
    await traffic(9, 10, 'present');
    await judgeAll(dayAfter(10));
    await traffic(100, 6, 'absent');
    await judgeAll(dayAfter(120));
    expect((await told(id)).slice(2)).toEqual(['finding.resolved', 'finding.reopened']);
    const [row] = await services.query<{ finding: object }>(
      `SELECT "finding" FROM "OutboxEvent" WHERE "cause" = 'resolved' AND "finding"->>'rule' = 'AUTH-01'`,
    );
    expect(row?.finding).toMatchObject({ was: 0, status: 4, method: 'GET', path: '/orders' });
  });

  it('by people is told as what it was', async () => {
    const id = await hook();
    await find();
    const [ada, bob] = [
      await givePerson('analyst'),
      await givePerson('analyst', { email: 'bob@example.com' }),
    ];
    await act({ kind: 'step', step: 'triage' }, ada);
    await act({ kind: 'assign', person: bob.id, team: null }, ada);
    await act({ kind: 'comment', text: 'This stays inside.' }, ada);
    const reason = 'The gateway before it asks.';
    const until = dayAfter(20).toISOString().slice(0, 10);
    await act({ kind: 'request', for: 'risk-accepted', reason, until }, ada);
    await act({ kind: 'decide', isApproved: false }, bob);
    const asked = await act({ kind: 'request', for: 'risk-accepted', reason, until }, ada);
    await undoAct(asked, ada, NOW);
    await act({ kind: 'request', for: 'risk-accepted', reason, until }, ada);
    await act({ kind: 'decide', isApproved: true }, bob);
    await passTime(dayAfter(10));
    await passTime(dayAfter(30));
    expect((await told(id)).slice(2)).toEqual([
      'finding.status-changed',
      'finding.assigned',
      'finding.commented',
      'exception.requested',
      'exception.decided',
      'exception.requested',
      'finding.undone',
      'exception.requested',
      'exception.decided',
      'exception.ending',
      'exception.ended',
    ]);
    const [{ written } = { written: '' }] = await services.query<{ written: string }>(
      'SELECT string_agg(o::text, \' \') AS "written" FROM "OutboxEvent" o',
    );
    expect(written).toContain('The analyst');
    expect(written).not.toContain('stays inside');
    expect(written).not.toContain(reason);
  });

  it('is not told when its transaction comes to nothing', async () => {
    const id = await hook();
    await expect(
      inTransaction(async (db) => {
        await ensureApi(db, 'Short-lived');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await inTransaction((db) => ensureApi(db, 'Long-lived'));
    await inTransaction((db) => ensureApi(db, 'Long-lived'));
    expect(await told(id)).toEqual(['api.appeared']);
  });

  it('is not even written down while nobody listens', async () => {
    await find();
    const paused = await hook();
    await changeDestination(paused, { isEnabled: false });
    await act({ kind: 'step', step: 'triage' }, await givePerson('analyst'));
    expect(await services.query('SELECT 1 FROM "OutboxEvent"')).toEqual([]);
  });
});

describe('a destination', () => {
  it('is told of its kinds, severities and teams alone', async () => {
    const team = (await createTeam('Shop')).id;
    const ids = {
      resolved: await hook({ name: 'resolved', events: ['finding.resolved'] }),
      critical: await hook({ name: 'critical', minSeverity: 'critical' }),
      team: await hook({ name: 'team', teamIds: [team] }),
      all: await hook({ name: 'all' }),
    };
    await find();
    expect(await told(ids.resolved)).toEqual([]);
    expect(await told(ids.critical)).toEqual(['api.appeared']);
    expect(await told(ids.team)).toEqual([]);
    expect(await told(ids.all)).toEqual(['api.appeared', 'finding.opened']);
    await services.query('UPDATE "Api" SET "teamId" = $1', [team]);
    await act({ kind: 'step', step: 'triage' }, await givePerson('analyst'));
    expect(await told(ids.team)).toEqual(['finding.status-changed']);
  });

  it('is told once when two processes look', async () => {
    const id = await hook();
    await inTransaction((db) => ensureApi(db, 'One'));
    await Promise.all([routeEvents(NOW), routeEvents(NOW), routeEvents(NOW)]);
    expect(await told(id)).toEqual(['api.appeared']);
  });
});

it('forgets what nobody is to be told at once, and everything after 30 days', async () => {
  const id = await hook({ events: ['finding.opened'] });
  await find();
  const [row] = await services.query<{ count: number }>('SELECT count(*)::int AS "count" FROM "OutboxEvent"');
  expect(row?.count).toBeGreaterThan(1);
  await pruneTold(NOW);
  const before = await services.query('SELECT 1 FROM "OutboxEvent"');
  expect(before).toHaveLength(row?.count ?? 0);
  const kept = await told(id);
  await pruneTold(NOW);
  expect(await told(id)).toEqual(kept);
  expect((await services.query('SELECT 1 FROM "OutboxEvent" WHERE "cause" = \'appeared\'')).length).toBe(0);
  await pruneTold(dayAfter(31));
  expect(await told(id)).toEqual([]);
});
