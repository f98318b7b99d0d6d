import { describe, expect, it } from 'vitest';
import type { FindingException } from '@/lib/contracts/exception';
import { type FindingDetail, FindingStatus } from '@/lib/contracts/finding';
import type { ActReceipt, FindingAct } from '@/lib/contracts/finding-act';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import type { Actor } from './accounts/actor';
import { actOnFindings, undoAct } from './act-on-findings';
import { browseExceptions } from './browse-exceptions';
import { browseFindingFacets, browseFindings } from './browse-findings';
import { inspectFinding } from './inspect-finding';
import { judgeAll } from './judge-stale';
import { passTime } from './pass-time';

const services = withServices();
const DAY_MS = 86_400_000;
const dayAfter = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);
const HOST = 'orders.example.com';

/** Requests of a day (counted from NOW) to an endpoint that asks for credentials, or does not. */
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

/** The finding that the endpoint answers without credentials, detected before NOW. */
async function findOpenOrders(): Promise<FindingDetail> {
  for (const day of [-3, -2, -1]) await traffic(day, 5, 'absent');
  await judgeAll(NOW);
  return readOne('AUTH-01', NOW);
}

async function readOne(rule: string, now: Date): Promise<FindingDetail> {
  const { findings } = await browseFindings(
    {
      rule: [rule],
      status: FindingStatus.options,
      sort: 'opened',
      limit: 10,
    },
    now,
  );
  const [finding] = findings;
  if (!finding || findings.length > 1) throw new Error(`one finding of ${rule} is expected`);
  return inspectFinding(finding.id, now);
}

async function onlyException(): Promise<FindingException> {
  const { exceptions, counts } = await browseExceptions({ limit: 10 });
  const [exception] = exceptions;
  if (!exception || exceptions.length > 1) throw new Error('one exception is expected');
  expect(counts[exception.state]).toBe(1);
  return exception;
}

async function act(
  act: FindingAct,
  { id, version }: FindingDetail,
  actor: Actor,
  now = NOW,
): Promise<ActReceipt> {
  return actOnFindings({ act, findings: [{ id, version }] }, actor, now);
}

const refusalOf = ({ refused }: ActReceipt) => refused[0]?.code;
const analyst = () => givePerson('analyst');

describe('a claim', () => {
  it('is confirmed by enough clean traffic after it, and by nothing less', async () => {
    const found = await findOpenOrders();
    await act({ kind: 'step', step: 'claim' }, found, await analyst());
    await traffic(1, 60, 'present');
    await judgeAll(dayAfter(2));
    expect(await readOne('AUTH-01', dayAfter(2))).toMatchObject({
      status: 'fix-claimed',
      verification: 'waiting',
    });
    await traffic(9, 10, 'present');
    await judgeAll(dayAfter(10));
    expect(await readOne('AUTH-01', dayAfter(10))).toMatchObject({ status: 'resolved', verification: null });
  });

  it('is contradicted by an exchange after it that still shows the problem', async () => {
    const found = await findOpenOrders();
    await act({ kind: 'step', step: 'claim' }, found, await analyst());
    await judgeAll(dayAfter(1));
    expect((await readOne('AUTH-01', dayAfter(1))).status).toBe('fix-claimed');
    await traffic(2, 1, 'absent');
    await judgeAll(dayAfter(3));
    const failed = await readOne('AUTH-01', dayAfter(3));
    expect(failed).toMatchObject({ status: 'in-progress', verification: 'failed' });
    expect(failed.events.at(-1)).toMatchObject({ kind: 'stepped', actor: null });
  });

  it('is unverifiable after 14 days without evidence, said once, and still claimed', async () => {
    const found = await findOpenOrders();
    await act({ kind: 'step', step: 'claim' }, found, await analyst());
    expect(await passTime(dayAfter(13))).toBe(0);
    expect(await passTime(dayAfter(14))).toBe(1);
    expect(await passTime(dayAfter(15))).toBe(0);
    expect(await readOne('AUTH-01', dayAfter(15))).toMatchObject({
      status: 'fix-claimed',
      verification: 'unverifiable',
    });
  });

  it('that was confirmed comes back as a regression with a fresh due date', async () => {
    const found = await findOpenOrders();
    await act({ kind: 'step', step: 'claim' }, found, await analyst());
    await traffic(1, 60, 'present');
    await traffic(9, 10, 'present');
    await judgeAll(dayAfter(10));
    await traffic(100, 6, 'absent');
    await judgeAll(dayAfter(120));
    const back = await readOne('AUTH-01', dayAfter(120));
    expect(back).toMatchObject({ status: 'open', regressions: 1 });
    expect(Date.parse(back.openedAt)).toBe(dayAfter(120).getTime());
  });
});

describe('an acceptance', () => {
  const ask = (until: string): FindingAct => ({
    kind: 'request',
    for: 'risk-accepted',
    reason: 'The partner moves off it next month.',
    until,
  });
  const dayOf = (days: number) => dayAfter(days).toISOString().slice(0, 10);

  it('needs somebody else’s approval, is announced to end, and ends with the due date that it had', async () => {
    const [asks, approves] = [await analyst(), await givePerson('governance')];
    const found = await findOpenOrders();
    await act(ask(dayOf(60)), found, asks);
    const asked = await readOne('AUTH-01', NOW);
    expect(asked.status).toBe('open');
    expect(asked.request).toMatchObject({ requester: asks.name, for: 'risk-accepted' });
    const waiting = () => browseFindings({ waiting: true, sort: 'opened', limit: 10 }, NOW);
    expect((await waiting()).findings.map(({ id }) => id)).toEqual([found.id]);
    expect((await browseFindingFacets({}, NOW)).waiting).toBe(1);
    expect(await onlyException()).toMatchObject({ finding: found.id, state: 'waiting', approver: null });
    const approve: FindingAct = { kind: 'decide', isApproved: true };
    expect(refusalOf(await act(approve, asked, asks))).toBe('not-so');
    await act(approve, asked, approves);
    expect((await readOne('AUTH-01', NOW)).status).toBe('risk-accepted');
    expect((await waiting()).total).toBe(0);
    expect(await onlyException()).toMatchObject({
      state: 'in-force',
      requester: asks.name,
      approver: approves.name,
      until: `${dayOf(60)}T23:59:59.999Z`,
    });
    expect(await passTime(dayAfter(40))).toBe(0);
    expect(await passTime(dayAfter(50))).toBe(1);
    expect(await passTime(dayAfter(51))).toBe(0);
    expect(await passTime(dayAfter(61))).toBe(1);
    expect(await readOne('AUTH-01', dayAfter(61))).toMatchObject({
      status: 'open',
      dueAt: found.dueAt,
      isOverdue: true,
      acceptedUntil: null,
    });
    expect((await onlyException()).state).toBe('ended');
  });

  it('of a high risk ends within 90 days, and in the future', async () => {
    const found = await findOpenOrders();
    expect(found.severity).toBe('high');
    const asks = await analyst();
    expect(refusalOf(await act(ask(dayOf(91)), found, asks))).toBe('not-so');
    expect(refusalOf(await act(ask(dayOf(-1)), found, asks))).toBe('not-so');
    expect(refusalOf(await act({ ...ask(''), until: undefined } as FindingAct, found, asks))).toBe('not-so');
  });

  it('that ran out before it was approved is refused, and a request can be withdrawn', async () => {
    const [asks, approves] = [await analyst(), await givePerson('governance')];
    await act(ask(dayOf(5)), await findOpenOrders(), asks);
    const late = await readOne('AUTH-01', dayAfter(10));
    expect(refusalOf(await act({ kind: 'decide', isApproved: true }, late, approves, dayAfter(10)))).toBe(
      'not-so',
    );
    await act({ kind: 'decide', isApproved: false }, late, asks);
    expect((await readOne('AUTH-01', NOW)).request).toBeNull();
    expect((await onlyException()).state).toBe('refused');
  });
});

describe('a request that its finding has outlived', () => {
  it('is not approved, and stays undecided', async () => {
    const [asks, approves] = [await analyst(), await givePerson('governance')];
    const request: FindingAct = {
      kind: 'request',
      for: 'risk-accepted',
      reason: 'The partner moves off it next month.',
      until: '2026-04-01',
    };
    await act(request, await findOpenOrders(), asks);
    const asked = await readOne('AUTH-01', NOW);
    await act({ kind: 'request', for: 'false-positive', reason: 'It is public by contract.' }, asked, asks);
    await services.query(`UPDATE "Finding" SET "status" = 4 WHERE "id" = $1`, [asked.id]);
    const late = await readOne('AUTH-01', NOW);
    expect(refusalOf(await act({ kind: 'decide', isApproved: true }, late, approves))).toBe('not-from-here');
    expect(await services.query('SELECT "verdict" FROM "FindingException"')).toEqual([{ verdict: null }]);
  });
});

describe('a false positive', () => {
  const dismiss: FindingAct = { kind: 'request', for: 'false-positive', reason: 'It is public by contract.' };

  it('holds on an analyst’s word, and leaves the score', async () => {
    const found = await findOpenOrders();
    await act(dismiss, found, await analyst());
    await judgeAll(dayAfter(1));
    expect(await readOne('AUTH-01', NOW)).toMatchObject({ status: 'false-positive', gain: 0 });
  });

  it('is opened again when it shows worse than what was decided on', async () => {
    await act(dismiss, await findOpenOrders(), await analyst());
    await services.query(`UPDATE "Finding" SET "decidedSeverity" = 2 WHERE "rule" = 'AUTH-01'`);
    await judgeAll(dayAfter(1));
    expect((await readOne('AUTH-01', NOW)).status).toBe('open');
  });

  it('of a developer waits for a steward, and only on APIs of their teams', async () => {
    const found = await findOpenOrders();
    const [team] = await services.query<{ id: number }>(
      `INSERT INTO "Team" ("name") VALUES ('Orders') RETURNING "id"`,
    );
    const developer = await givePerson('developer', { teams: [team?.id as number] });
    expect(refusalOf(await act(dismiss, found, developer))).toBe('not-yours');
    await services.query(`UPDATE "Api" SET "teamId" = $1`, [team?.id]);
    await act(dismiss, found, developer);
    const asked = await readOne('AUTH-01', NOW);
    expect(asked).toMatchObject({ status: 'open', request: { for: 'false-positive' } });
    await act({ kind: 'decide', isApproved: true }, asked, await analyst());
    expect((await readOne('AUTH-01', NOW)).status).toBe('false-positive');
  });
});

describe('a duplicate', () => {
  it('is of another that is open, and comes back when that is resolved', async () => {
    const found = await findOpenOrders();
    const [other] = await services.query<{ id: number }>('SELECT "id" FROM "Finding" WHERE "id" <> $1', [
      found.id,
    ]);
    if (!other) throw new Error('another finding is expected');
    const of = other.id;
    const who = await analyst();
    expect(refusalOf(await act({ kind: 'duplicate', of: found.id }, found, who))).toBe('not-so');
    await act({ kind: 'duplicate', of }, found, who);
    expect(await passTime(dayAfter(1))).toBe(0);
    await services.query('UPDATE "Finding" SET "status" = 4 WHERE "id" = $1', [of]);
    expect(await passTime(dayAfter(1))).toBe(1);
    expect((await readOne('AUTH-01', NOW)).status).toBe('open');
  });
});

describe('two people and one finding', () => {
  it('the second is refused, and told what happened', async () => {
    const found = await findOpenOrders();
    const [first, second] = [await analyst(), await givePerson('governance')];
    await act({ kind: 'step', step: 'start' }, found, first);
    const { done, refused } = await act({ kind: 'step', step: 'triage' }, found, second);
    expect(done).toEqual([]);
    expect(refused).toMatchObject([
      { id: found.id, code: 'changed', since: [{ kind: 'stepped', actor: first.name }] },
    ]);
  });

  it('at the same moment, one of them is done', async () => {
    const found = await findOpenOrders();
    const people = [await analyst(), await givePerson('governance')];
    const receipts = await Promise.all(
      people.map((person) => act({ kind: 'assign', person: person.id, team: null }, found, person)),
    );
    expect(receipts.map(({ done }) => done.length).sort()).toEqual([0, 1]);
  });
});

describe('a stroke', () => {
  it('accounts for every finding, and is undone for those that nobody changed since', async () => {
    const found = await findOpenOrders();
    const who = await analyst();
    const all = (await browseFindings({ sort: 'opened', limit: 100 }, NOW)).findings;
    expect(all.length).toBeGreaterThan(1);
    const findings = [...all.map(({ id, version }) => ({ id, version })), { id: 999_999, version: 1 }];
    const receipt = await actOnFindings({ act: { kind: 'step', step: 'triage' }, findings }, who, NOW);
    expect(receipt.done).toHaveLength(all.length);
    expect(receipt.refused).toMatchObject([{ id: 999_999, code: 'gone' }]);
    await act({ kind: 'step', step: 'start' }, await inspectFinding(found.id, NOW), who);
    const undone = await undoAct(receipt.act, who, NOW);
    expect(undone.done).toHaveLength(all.length - 1);
    expect(undone.refused).toMatchObject([{ id: found.id, code: 'changed' }]);
    const after = (await browseFindings({ sort: 'opened', limit: 100 }, NOW)).findings;
    expect(after.filter(({ status }) => status === 'open')).toHaveLength(all.length - 1);
  });

  it('of somebody else is not undone, nor a decision', async () => {
    const found = await findOpenOrders();
    const [who, other] = [await analyst(), await givePerson('governance')];
    const { act: name } = await act({ kind: 'step', step: 'triage' }, found, who);
    await expect(undoAct(name, other, NOW)).rejects.toThrow('somebody else');
    const asked = await inspectFinding(found.id, NOW);
    await act(
      { kind: 'request', for: 'risk-accepted', reason: 'For a good reason.', until: '2026-04-01' },
      asked,
      who,
    );
    const decided = await act(
      { kind: 'decide', isApproved: true },
      await inspectFinding(found.id, NOW),
      other,
    );
    await expect(undoAct(decided.act, other, NOW)).rejects.toThrow('no act to undo');
  });

  it('that asked for an exception takes the request back when it is undone', async () => {
    const found = await findOpenOrders();
    const who = await analyst();
    const { act: name } = await act(
      { kind: 'request', for: 'false-positive', reason: 'It is public by contract.' },
      found,
      who,
    );
    await undoAct(name, who, NOW);
    expect(await readOne('AUTH-01', NOW)).toMatchObject({ status: 'open', request: null });
    expect(await services.query('SELECT "verdict" FROM "FindingException"')).toEqual([
      { verdict: 'withdrawn' },
    ]);
  });
});

describe('whose it is', () => {
  it('is a person’s or a team’s, and nobody’s when that one is gone', async () => {
    const found = await findOpenOrders();
    const who = await analyst();
    await act({ kind: 'assign', person: who.id, team: null }, found, who);
    const mine = await readOne('AUTH-01', NOW);
    expect(mine.assignee).toEqual({ kind: 'person', id: who.id, name: who.name });
    await services.query('DELETE FROM "User" WHERE "id" = $1', [who.id]);
    expect((await readOne('AUTH-01', NOW)).assignee).toBeNull();
    expect((await readOne('AUTH-01', NOW)).events.at(-1)).toMatchObject({
      kind: 'assigned',
      actor: who.name,
    });
  });

  it('is not given back to somebody who is gone when an act is undone', async () => {
    const found = await findOpenOrders();
    const [who, gone] = [await analyst(), await givePerson('governance')];
    await act({ kind: 'assign', person: gone.id, team: null }, found, who);
    const { act: name } = await act(
      { kind: 'step', step: 'triage' },
      await inspectFinding(found.id, NOW),
      who,
    );
    await services.query('DELETE FROM "User" WHERE "id" = $1', [gone.id]);
    expect((await undoAct(name, who, NOW)).done).toHaveLength(1);
    expect(await inspectFinding(found.id, NOW)).toMatchObject({ status: 'open', assignee: null });
  });

  it('is nobody who is not there', async () => {
    const found = await findOpenOrders();
    const who = await analyst();
    await expect(act({ kind: 'assign', person: 'nobody', team: null }, found, who)).rejects.toThrow(
      'no person',
    );
    await expect(act({ kind: 'assign', person: null, team: 999_999 }, found, who)).rejects.toThrow('no team');
  });
});
