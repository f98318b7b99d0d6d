import { describe, expect, it } from 'vitest';
import { SnapshotFile } from '@/lib/contracts/campaign-snapshot';
import { answer, dayAfter, draft, itemOf, itemsOf, run } from '@/testing/campaigns';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { browseAudit } from '../accounts/audit';
import { createTeam } from '../accounts/teams';
import { browseFindings } from '../browse-findings';
import { judgeAll } from '../judge-stale';
import { setStewardship } from '../stewardship';
import { assignReviews } from './assign-reviews';
import { browseCampaigns, inspectCampaign } from './browse-campaigns';
import { closeCampaign } from './close-campaign';
import { compareCampaigns, exportSnapshot } from './export-snapshot';
import { browseReminders, listWaiting, remindReviewers } from './remind-reviewers';
import { attest, browseItems, inspectItem } from './review-items';
import { cancelCampaign, startCampaign } from './run-campaign';
import { previewScope } from './scoped-apis';
import { verifySnapshot } from './verify-snapshot';

const services = withServices();
const [ORDERS, BILLS, OLD] = ['orders.example.com', 'bills.example.com', 'old.example.com'];

const seen = (host: string, path = '/v1/orders') => deliver([makeLine({ url: `https://${host}${path}` })]);
async function idOf(name: string): Promise<number> {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [name]);
  return row?.id as number;
}
/** Three APIs, of which a team owns the first, and the people around them. */
async function makeEstate() {
  for (const host of [ORDERS, BILLS, OLD]) await seen(host);
  const team = await createTeam('Orders');
  await setStewardship(await idOf(ORDERS), { team: team.id, exposure: 'open' });
  return {
    team,
    lead: await givePerson('governance'),
    developer: await givePerson('developer', { teams: [team.id] }),
  };
}

describe('a campaign', () => {
  it('walks from a draft to a signed snapshot', async () => {
    const { lead, developer } = await makeEstate();
    const drafted = await draft(lead, { scope: { q: 'example.com' } });
    expect(drafted).toMatchObject({ state: 'draft', progress: { items: 0 } });
    const started = await startCampaign(drafted.id, lead, NOW);
    expect(started.progress).toMatchObject({ items: 3, open: 3, unowned: 2, overdue: 0 });
    const { id } = started;

    await answer(id, ORDERS, developer);
    await answer(id, BILLS, lead, { answer: 'wrong', reason: 'It is open to partners.' });
    const changed = await answer(id, BILLS, lead, { answer: 'retire', reason: 'Nobody needs it any more.' });
    expect(changed.events.map(({ says }) => says)).toEqual(['Answered: wrong.', 'Answered: retire.']);
    expect(changed.attestation).toMatchObject({ answer: 'retire', by: lead.name });
    const late = await inspectCampaign(id, developer, dayAfter(31));
    expect(late).toMatchObject({ isOverdue: true, progress: { correct: 1, retire: 1, open: 1, overdue: 1 } });
    expect(late.teams.map(({ team, items }) => [team, items])).toEqual([
      ['Orders', 1],
      [null, 2],
    ]);

    const closed = await closeCampaign(id, lead, dayAfter(32));
    expect(closed).toMatchObject({ state: 'closed', endedBy: lead.name, isOverdue: false });
    const file = await exportSnapshot(id);
    expect(SnapshotFile.parse(file)).toEqual(file);
    const verdict = verifySnapshot(JSON.stringify(file), closed.publicKey);
    expect(verdict).toMatchObject({ holds: true, isExpectedKey: true, sha256: closed.snapshot?.sha256 });
    expect(file.content.items.map(({ api, attestation }) => [api, attestation?.answer ?? null])).toEqual([
      [BILLS, 'retire'],
      [OLD, null],
      [ORDERS, 'correct'],
    ]);
    expect(file.content.items[2]).toMatchObject({
      team: 'Orders',
      summary: { exposure: 'open', team: 'Orders' },
      endpoints: [{ method: 'GET', path: '/v1/orders', documentation: 'undocumented' }],
    });
    const tampered = structuredClone(file);
    Object.assign(tampered.content.items[1] as object, { attestation: file.content.items[2]?.attestation });
    expect(verifySnapshot(JSON.stringify(tampered), closed.publicKey).problems).toContain(
      `The entry of the API "${OLD}" was changed or put in.`,
    );
  });

  it('is kept with the head of the audit log', async () => {
    const { lead } = await makeEstate();
    const { id } = await run(lead);
    await closeCampaign(id, lead, NOW);
    const { events } = await browseAudit({ limit: 1 });
    const [row] = await services.query<{ hash: string }>('SELECT "hash" FROM "AuditEvent" WHERE "id" = $1', [
      events[0]?.id,
    ]);
    expect((await exportSnapshot(id)).content.auditHead).toBe(row?.hash);
  });

  it('shows what the closing found, whatever comes after', async () => {
    const { lead, team } = await makeEstate();
    const { id } = await run(lead);
    await closeCampaign(id, lead, NOW);
    await setStewardship(await idOf(ORDERS), { team: null, exposure: 'internal' });
    await services.query('DELETE FROM "Api" WHERE "name" = $1', [BILLS]);
    const item = await itemOf(id, ORDERS, lead);
    expect(item.owner.team?.name).toBe(team.name);
    expect((await inspectItem(id, item.id, lead)).summary?.exposure).toBe('open');
    expect((await inspectCampaign(id, lead, NOW)).progress).toMatchObject({ open: 3, gone: 0 });
  });

  it('is listed with its progress, by state', async () => {
    const { lead } = await makeEstate();
    const first = await run(lead, { title: 'First' });
    await draft(lead, { title: 'Second' });
    const all = await browseCampaigns({ limit: 50 }, NOW);
    expect(all.campaigns.map(({ title, progress }) => [title, progress.items])).toEqual([
      ['Second', 0],
      ['First', 3],
    ]);
    const page = await browseCampaigns({ limit: 1 }, NOW);
    expect((await browseCampaigns({ limit: 1, cursor: page.nextCursor ?? 0 }, NOW)).campaigns[0]?.id).toBe(
      first.id,
    );
    expect((await browseCampaigns({ limit: 50, state: ['running'] }, NOW)).campaigns).toHaveLength(1);
  });

  it('takes the APIs in its scope, and those alone', async () => {
    const { lead } = await makeEstate();
    expect(await previewScope({ team: ['Orders'] })).toEqual({ apis: 1, unowned: 0, names: [ORDERS] });
    const { id } = await run(lead, { scope: { team: ['Orders'], exposure: ['open'], hasTraffic: true } });
    await seen('new.example.com');
    expect((await itemsOf(id, lead)).map(({ api }) => api)).toEqual([ORDERS]);
  });
});

describe('reviews', () => {
  it('wait for the team of the API, for whom they are assigned to, and come back when taken back', async () => {
    const { lead, developer, team } = await makeEstate();
    const { id } = await run(lead);
    const mine = async () =>
      (await browseItems(id, { mine: true, limit: 50 }, developer)).items.map(({ api }) => api);
    expect(await mine()).toEqual([ORDERS]);
    const bills = await itemOf(id, BILLS, lead);
    expect(bills).toMatchObject({ owner: { team: null, person: null } });
    await assignReviews({ id, items: [bills.id], person: developer.id, team: null }, lead, NOW);
    expect(await mine()).toEqual([BILLS, ORDERS]);
    expect(await listWaiting(developer, NOW)).toMatchObject([{ id, open: 2, reminded: null }]);
    await answer(id, BILLS, developer);
    expect(await mine()).toEqual([ORDERS]);
    const orders = await itemOf(id, ORDERS, lead);
    await assignReviews({ id, items: [orders.id], person: lead.id, team: null }, lead, NOW);
    expect(await mine()).toEqual([]);
    await assignReviews({ id, items: [orders.id], person: null, team: null }, lead, NOW);
    expect((await itemOf(id, ORDERS, lead)).owner).toEqual({
      team: { id: team.id, name: 'Orders' },
      person: null,
    });
    expect((await inspectItem(id, bills.id, lead)).events.map(({ says }) => says)).toEqual([
      `Assigned to ${developer.name}.`,
      'Answered: correct.',
    ]);
  });

  it('are recorded as such: the rule on overdue reviews reads them with their cadence', async () => {
    const { lead } = await makeEstate();
    const { id } = await run(lead, { cadenceDays: 30 });
    const overdue = async (days: number) => {
      await judgeAll(dayAfter(days));
      const filter = { rule: ['INV-12'], sort: 'opened', limit: 10 } as const;
      return (await browseFindings({ ...filter, rule: [...filter.rule] }, dayAfter(days))).findings.map(
        ({ api }) => api,
      );
    };
    expect(await overdue(60)).toEqual([]);
    await answer(id, ORDERS, lead);
    const [row] = await services.query<{ isStaleWhole: boolean }>(
      'SELECT "isStaleWhole" FROM "Api" WHERE "name" = $1',
      [ORDERS],
    );
    expect(row?.isStaleWhole).toBe(true);
    expect(await overdue(29)).toEqual([]);
    expect(await overdue(31)).toEqual([ORDERS]);
    await answer(id, ORDERS, lead, undefined, dayAfter(32));
    expect(await overdue(33)).toEqual([]);
    await cancelCampaign(id, lead, dayAfter(34));
    expect(await overdue(100)).toEqual([]);
  });
});

describe('reminders', () => {
  it('are recorded once for each recipient and kind', async () => {
    const { lead, developer } = await makeEstate();
    const { id } = await run(lead);
    await answer(id, BILLS, lead);
    expect(await remindReviewers(dayAfter(5))).toBe(0);
    expect(await remindReviewers(dayAfter(25))).toBe(2);
    expect(await remindReviewers(dayAfter(26))).toBe(0);
    expect(await remindReviewers(dayAfter(40))).toBe(2);
    expect(await remindReviewers(dayAfter(26))).toBe(0);
    const { reminders } = await browseReminders({ limit: 100 });
    expect(reminders.map(({ kind, team, open }) => [kind, team, open])).toEqual([
      ['week', null, 1],
      ['week', 'Orders', 1],
      ['overdue', null, 1],
      ['overdue', 'Orders', 1],
    ]);
    const [first] = reminders;
    expect((await browseReminders({ limit: 100, cursor: first?.id })).reminders).toHaveLength(3);
    expect(await listWaiting(developer, dayAfter(40))).toMatchObject([
      { isOverdue: true, reminded: 'overdue' },
    ]);
  });

  it('are none of a campaign that was answered whole, or does not run', async () => {
    const { lead } = await makeEstate();
    const { id } = await run(lead, { scope: { api: [BILLS] } });
    await draft(lead);
    await answer(id, BILLS, lead);
    expect(await remindReviewers(dayAfter(60))).toBe(0);
  });
});

describe('two campaigns', () => {
  it('are compared: what came, went, was merged and changed', async () => {
    const { lead } = await makeEstate();
    const first = await run(lead);
    await answer(first.id, ORDERS, lead);
    await closeCampaign(first.id, lead, dayAfter(1));
    await seen('new.example.com');
    await seen(ORDERS, '/v1/refunds');
    await deliver(makeSpec({ servers: [{ url: `https://${BILLS}` }] }), { file: 'shop.json' });
    const second = await run(lead, {}, dayAfter(2));
    await answer(
      second.id,
      ORDERS,
      lead,
      { answer: 'wrong', reason: 'Refunds are not declared.' },
      dayAfter(2),
    );
    await closeCampaign(second.id, lead, dayAfter(3));
    expect((await inspectCampaign(second.id, lead, dayAfter(3))).previous?.id).toBe(first.id);
    const compared = await compareCampaigns(second.id);
    expect(compared).toMatchObject({
      older: { id: first.id },
      added: ['new.example.com', 'Shop'],
      gone: [],
      merged: [{ api: BILLS, into: 'Shop' }],
      unchanged: 1,
    });
    expect(compared.changed).toMatchObject([
      {
        api: ORDERS,
        facts: expect.arrayContaining([
          { what: 'attestation', before: 'correct', after: 'wrong: Refunds are not declared.' },
        ]),
        endpoints: { added: ['GET /v1/refunds'] },
      },
    ]);
    await expect(compareCampaigns(first.id)).rejects.toThrow('There is no closed campaign before');
  });

  it('cannot be compared before they are closed', async () => {
    const { lead } = await makeEstate();
    const { id } = await run(lead);
    await expect(compareCampaigns(id)).rejects.toThrow('has no snapshot: it is running');
    await expect(exportSnapshot(999_999)).rejects.toThrow('There is no campaign 999999.');
  });
});

it('an answer of another team is refused, and the same of one’s own is taken', async () => {
  const { lead, developer } = await makeEstate();
  const { id } = await run(lead);
  const item = await itemOf(id, BILLS, developer);
  expect(item.mayAnswer).toBe(false);
  const attestation = { answer: 'correct', reason: '' } as const;
  await expect(attest({ id, item: item.id, version: 1, attestation }, developer, NOW)).rejects.toThrow(
    'Only the team that owns this API',
  );
  expect((await answer(id, ORDERS, developer)).answer).toBe('correct');
});
