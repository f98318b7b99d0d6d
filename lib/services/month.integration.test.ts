import { expect, it } from 'vitest';
import type { FindingRow, FindingStatus } from '@/lib/contracts/finding';
import type { FindingAct } from '@/lib/contracts/finding-act';
import { makeLine } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import type { Actor } from './accounts/actor';
import { verifyAudit } from './accounts/verify-audit';
import { actOnFindings } from './act-on-findings';
import { browseFindings } from './browse-findings';
import { createCampaign, inspectCampaign } from './campaigns/browse-campaigns';
import { closeCampaign } from './campaigns/close-campaign';
import { compareCampaigns, exportSnapshot } from './campaigns/export-snapshot';
import { attest, browseItems } from './campaigns/review-items';
import { startCampaign } from './campaigns/run-campaign';
import { verifySnapshot } from './campaigns/verify-snapshot';
import { fillDemo } from './fill-demo';
import { inspectFinding } from './inspect-finding';
import { judgeAll } from './judge-stale';
import { apiLifecycle, changeApiStanding, lifecycleBoard, passStages } from './lifecycle';
import { passTime } from './pass-time';
import { refreshStates } from './refresh-states';

const services = withServices();
const DAY_MS = 86_400_000;
const BEGIN = new Date();
const dayAfter = (days: number): Date => new Date(BEGIN.getTime() + days * DAY_MS);
const dayOf = (days: number): string => dayAfter(days).toISOString().slice(0, 10);

/** What the hourly job does. */
async function tick(now: Date): Promise<void> {
  await refreshStates(now);
  await passTime(now);
  await passStages(now);
  await judgeAll(now);
}

async function list(now: Date, over: object = {}): Promise<FindingRow[]> {
  return (await browseFindings({ sort: 'urgency', limit: 200, ...over }, now)).findings;
}

async function act(
  what: FindingAct,
  on: readonly FindingRow[],
  actor: Actor,
  now: Date,
): Promise<FindingRow[]> {
  const receipt = await actOnFindings(
    { act: what, findings: on.map(({ id, version }) => ({ id, version })) },
    actor,
    now,
  );
  expect(receipt.refused).toEqual([]);
  const ids = new Set(on.map(({ id }) => id));
  return (await list(now, { limit: 5000, status: STATUSES })).filter(({ id }) => ids.has(id));
}

const STATUSES: FindingStatus[] = [
  'open',
  'triaged',
  'in-progress',
  'fix-claimed',
  'resolved',
  'risk-accepted',
];

/** Requests to the places of findings, with credentials or without, answered as it should be or not. */
async function traffic(on: readonly FindingRow[], now: Date, isFixed: boolean): Promise<void> {
  const servers = await services.query<{ apiId: number; host: string; basePath: string }>(
    `SELECT DISTINCT s."apiId", s."host", b."basePath" FROM "ApiHost" s JOIN "ApiHost" b USING ("apiId")
      WHERE s."origin" = 'traffic'`,
  );
  const lines = on.flatMap(({ apiId, method, path }) =>
    servers
      .filter((server) => server.apiId === apiId)
      .flatMap(({ host, basePath }) => {
        const url = `https://${host}${basePath}${(path ?? '').replace(/\{[^}]*\}/g, '4711')}`;
        const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
        const to = { url, method: method ?? 'GET' };
        return Array.from({ length: 12 }, (_, i) => [
          makeLine({
            ...to,
            time: at(i + 2),
            status: isFixed ? 401 : 200,
            requestHeaders: { accept: '*/*' },
          }),
          makeLine({ ...to, time: at(i + 1), requestHeaders: { authorization: 'Bearer x.y.z' } }),
        ]).flat();
      }),
  );
  await deliver(lines, {}, now);
}

it('a month of the demo estate: triage, acceptance, fixes that hold and one that does not, a review, a switch-off', async () => {
  const [analyst, governor, admin] = [
    await givePerson('analyst'),
    await givePerson('governance'),
    await givePerson('admin'),
  ];
  await (await fillDemo(BEGIN)).done;
  await tick(BEGIN);

  // The first days: fifty are triaged, one risk is accepted by two people.
  const urgent = (await list(BEGIN, { limit: 50 })).slice(0, 50);
  expect(urgent).toHaveLength(50);
  const triaged = await act({ kind: 'step', step: 'triage' }, urgent, analyst, BEGIN);
  expect(triaged.every(({ status }) => status === 'triaged')).toBe(true);
  const accepted = triaged.slice(0, 1);
  const wish = {
    kind: 'request',
    for: 'risk-accepted',
    reason: 'The site goes in spring.',
    until: dayOf(60),
  } as const;
  const waiting = await act(wish, accepted, analyst, BEGIN);
  const [risk] = await act({ kind: 'decide', isApproved: true }, waiting, governor, dayAfter(1));
  expect(risk?.status).toBe('risk-accepted');

  // A week later ten are fixed, and claimed.
  const open = (await list(dayAfter(7), { rule: ['AUTH-01', 'AUTH-02'], limit: 5000 })).filter(
    ({ method, status }) => method !== null && status !== 'risk-accepted',
  );
  const ten = open.slice(0, 10);
  expect(ten).toHaveLength(10);
  await act({ kind: 'step', step: 'claim' }, ten, analyst, dayAfter(7));
  for (const day of [8, 9, 10, 12, 14, 16, 18, 20, 22]) {
    await traffic(ten, dayAfter(day), true);
    await tick(dayAfter(day));
  }
  const after = (await list(dayAfter(22), { limit: 5000, status: STATUSES })).filter(({ id }) =>
    ten.some((one) => one.id === id),
  );
  expect(after.map(({ status }) => status)).toEqual(ten.map(() => 'resolved'));

  // One comes back.
  const [back] = after as [FindingRow];
  await traffic([back], dayAfter(24), false);
  await tick(dayAfter(24));
  const there = (await list(dayAfter(24), { limit: 5000, status: STATUSES })).filter(
    ({ apiId, method, path }) => apiId === back.apiId && method === back.method && path === back.path,
  );
  // With credentials seen in between it is mixed by now.
  const mixed = there.find(({ status, rule }) => status === 'open' && rule === 'AUTH-02');
  const { events } = await inspectFinding(mixed?.id as number, dayAfter(24));
  expect(events[0]?.says).toContain(`AUTH-01 was resolved here (finding ${back.id})`);

  // Reviews, and what changed between them.
  const review = async (title: string, day: number) => {
    const { id } = await createCampaign(
      { title, description: '', dueOn: dayOf(day + 5), cadenceDays: 365, scope: {} },
      governor,
      dayAfter(day),
    );
    await startCampaign(id, governor, dayAfter(day));
    const { items } = await browseItems(id, { limit: 200 }, admin);
    for (const item of items)
      await attest(
        { id, item: item.id, version: item.version, attestation: { answer: 'correct', reason: '' } },
        admin,
        dayAfter(day),
      );
    await closeCampaign(id, governor, dayAfter(day + 1));
    expect((await inspectCampaign(id, governor, dayAfter(day + 1))).state).toBe('closed');
    return id;
  };
  const first = await review('November', 25);
  const second = await review('December', 28);
  expect(await compareCampaigns(second, first)).toMatchObject({ added: [], gone: [], unchanged: 21 });
  expect(verifySnapshot(JSON.stringify(await exportSnapshot(second))).holds).toBe(true);

  // What is past its last day is switched off when nobody calls it any more.
  const board = await lifecycleBoard({ q: '' }, dayAfter(29));
  const gone = board.departures[0];
  expect(gone).toBeDefined();
  const id = gone?.api.id as number;
  const move = async (stage: 'deprecated' | 'sunset' | 'retired', day: number, over: object = {}) => {
    const { version } = (await apiLifecycle(id, dayAfter(day))).standing;
    return changeApiStanding(
      id,
      { stage, version, reason: 'Version 3 is there.', isForced: false, ...over },
      governor,
      dayAfter(day),
    );
  };
  await move('deprecated', 29, { sunsetOn: dayOf(35) });
  await tick(dayAfter(36));
  expect((await apiLifecycle(id, dayAfter(36))).standing.stage).toBe('sunset');
  await expect(move('retired', 36)).rejects.toThrow();
  for (const day of [45, 60, 70]) {
    await deliver(
      [makeLine({ url: 'https://pay.halden-roe.example/v1/payments', time: dayAfter(day).toISOString() })],
      {},
      dayAfter(day),
    );
    await tick(dayAfter(day));
  }
  const plan = (await apiLifecycle(id, dayAfter(70))).departure?.plan;
  expect(plan?.verdict).toBe('safe');
  expect((await move('retired', 70)).stage).toBe('retired');

  const ended = (await list(dayAfter(70), { limit: 5000, status: STATUSES })).find(
    ({ id: one }) => one === accepted[0]?.id,
  );
  expect(ended?.status).not.toBe('risk-accepted');
  expect((await verifyAudit()).broken).toBeNull();
}, 240_000);
