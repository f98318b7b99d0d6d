import { describe, expect, it } from 'vitest';
import { answer, CORRECT, dayAfter, dayOf, draft, itemOf, itemsOf, run } from '@/testing/campaigns';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { changePerson } from '../accounts/people';
import { createTeam, deleteTeam } from '../accounts/teams';
import { addHost } from '../browse-apis';
import { setStewardship } from '../stewardship';
import { assignReviews } from './assign-reviews';
import { inspectCampaign } from './browse-campaigns';
import { closeCampaign } from './close-campaign';
import { exportSnapshot } from './export-snapshot';
import { attest, inspectItem } from './review-items';
import { cancelCampaign, startCampaign } from './run-campaign';
import { verifySnapshot } from './verify-snapshot';

const services = withServices();
const [ORDERS, BILLS] = ['orders.example.com', 'bills.example.com'];

const seen = (host: string) => deliver([makeLine({ url: `https://${host}/v1/orders` })]);
async function idOf(name: string): Promise<number> {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [name]);
  return row?.id as number;
}
async function start() {
  await seen(ORDERS);
  await seen(BILLS);
  const lead = await givePerson('governance');
  return { lead, id: (await run(lead)).id };
}
const progressOf = async (id: number) => (await inspectCampaign(id, null, NOW)).progress;

describe('an API that is merged into another while its campaign runs', () => {
  it('stays, marked, with its answer; the other is reviewed once, and nothing counts twice', async () => {
    const { lead, id } = await start();
    await answer(id, BILLS, lead);
    await addHost(await idOf(ORDERS), BILLS, NOW);
    const bills = await itemOf(id, BILLS, lead);
    expect(bills).toMatchObject({
      fate: 'merged',
      mergedInto: { name: ORDERS },
      answer: 'correct',
      mayAnswer: false,
    });
    expect(await progressOf(id)).toMatchObject({ items: 2, open: 1, correct: 0, merged: 1, unowned: 1 });
    expect((await inspectItem(id, bills.id, lead)).attestation?.saw.hosts).toEqual([BILLS]);
    await expect(answer(id, BILLS, lead)).rejects.toThrow(
      `"${BILLS}" was merged into "${ORDERS}", which is to be reviewed in its place.`,
    );
    await closeCampaign(id, lead, NOW);
    const { content } = await exportSnapshot(id);
    expect(content.merges).toMatchObject([{ api: BILLS, into: ORDERS }]);
    expect(content.items.find(({ api }) => api === BILLS)).toMatchObject({
      fate: 'merged',
      mergedInto: { name: ORDERS },
      attestation: { answer: 'correct' },
      summary: null,
    });
  });

  it('hands its review to what it became part of, also over two merges', async () => {
    const { lead, id } = await start();
    await deliver(makeSpec({ servers: [{ url: `https://${BILLS}/v1` }] }), { file: 'shop.json' });
    expect((await itemsOf(id, lead)).map(({ api, fate }) => [api, fate])).toEqual([
      [BILLS, 'merged'],
      [ORDERS, 'present'],
      ['Shop', 'present'],
    ]);
    await addHost(await idOf('Shop'), ORDERS, NOW);
    const items = await itemsOf(id, lead);
    expect(items.map(({ mergedInto }) => mergedInto?.name ?? null)).toEqual(['Shop', 'Shop', null]);
    expect(await progressOf(id)).toMatchObject({ items: 3, open: 1, merged: 2 });
  });
});

describe('what goes away while a campaign runs', () => {
  it('an API: its item stays, with what was said of it', async () => {
    const { lead, id } = await start();
    await answer(id, BILLS, lead);
    await services.query('DELETE FROM "Api" WHERE "name" = $1', [BILLS]);
    expect(await itemOf(id, BILLS, lead)).toMatchObject({ fate: 'gone', answer: 'correct' });
    expect(await progressOf(id)).toMatchObject({ items: 2, open: 1, correct: 0, gone: 1 });
    await expect(answer(id, BILLS, lead)).rejects.toThrow('has left the inventory');
    await closeCampaign(id, lead, NOW);
    expect((await exportSnapshot(id)).content.items[0]).toMatchObject({
      api: BILLS,
      fate: 'gone',
      attestation: { answer: 'correct' },
    });
  });

  it('a team, or the account of an owner: the review is nobody’s, and shows', async () => {
    const { lead, id } = await start();
    const [own, other] = [await createTeam('Orders'), await createTeam('Bills')];
    const developer = await givePerson('developer');
    await setStewardship(await idOf(ORDERS), { team: own.id });
    const [bills, orders] = await itemsOf(id, lead);
    await assignReviews({ id, items: [bills?.id ?? 0], person: null, team: other.id }, lead, NOW);
    expect(await progressOf(id)).toMatchObject({ open: 2, unowned: 0 });
    await deleteTeam(own.id);
    await deleteTeam(other.id);
    expect(await progressOf(id)).toMatchObject({ open: 2, unowned: 2 });
    await assignReviews({ id, items: [orders?.id ?? 0], person: developer.id, team: null }, lead, NOW);
    expect(await progressOf(id)).toMatchObject({ unowned: 1 });
    await givePerson('admin');
    await changePerson({ id: developer.id, isDisabled: true }, NOW);
    expect((await itemOf(id, ORDERS, lead)).owner).toEqual({ team: null, person: null });
    await services.query('DELETE FROM "User" WHERE "id" = $1', [developer.id]);
    expect(await progressOf(id)).toMatchObject({ open: 2, unowned: 2 });
  });
});

describe('two at once', () => {
  it('who answer: the second is told who was quicker', async () => {
    const { lead, id } = await start();
    const other = await givePerson('analyst');
    const item = await itemOf(id, ORDERS, lead);
    const both = await Promise.allSettled(
      [lead, other].map((actor) =>
        attest({ id, item: item.id, version: item.version, attestation: CORRECT }, actor, NOW),
      ),
    );
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(String(refused[0]?.reason)).toMatch(/changed this review since.* "correct", by The /);
    expect((await inspectItem(id, item.id, lead)).events).toHaveLength(1);
  });

  it('who close: there is one snapshot, and the second is told', async () => {
    const { lead, id } = await start();
    const both = await Promise.allSettled([1, 2].map(() => closeCampaign(id, lead, NOW)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(closeCampaign(id, lead, NOW)).rejects.toThrow('was closed by The governance');
    expect(await services.query('SELECT 1 FROM "CampaignSnapshot"')).toHaveLength(1);
  });
});

describe('what comes too late, or too early, is refused', () => {
  it('an answer, an assignment and a cancelling after the close', async () => {
    const { lead, id } = await start();
    const item = await itemOf(id, ORDERS, lead);
    await closeCampaign(id, lead, NOW);
    await expect(answer(id, ORDERS, lead)).rejects.toThrow('Only while it runs can it be answered.');
    const assignment = { id, items: [item.id], person: lead.id, team: null };
    await expect(assignReviews(assignment, lead, NOW)).rejects.toThrow('was closed by');
    await expect(cancelCampaign(id, lead, NOW)).rejects.toThrow('so it cannot cancel');
    await expect(startCampaign(id, lead, NOW)).rejects.toThrow('so it cannot start');
  });

  it('closing a draft, and what has no API or is due in the past', async () => {
    const lead = await givePerson('governance');
    const { id } = await draft(lead);
    await expect(closeCampaign(id, lead, NOW)).rejects.toThrow('has not started, so it cannot close');
    await expect(startCampaign(id, lead, NOW)).rejects.toThrow('No API is in the scope');
    await expect(draft(lead, { dueOn: dayOf(dayAfter(-1)) })).rejects.toThrow('is over');
    await seen(ORDERS);
    await expect(startCampaign(id, lead, dayAfter(60))).rejects.toThrow('is over');
    expect((await inspectCampaign(id, lead, NOW)).state).toBe('draft');
  });

  it('an assignment to who cannot review, or is not there', async () => {
    const { lead, id } = await start();
    const viewer = await givePerson('viewer');
    const item = await itemOf(id, ORDERS, lead);
    const assign = (person: string | null, team: number | null) =>
      assignReviews({ id, items: [item.id], person, team }, lead, NOW);
    await expect(assign(viewer.id, null)).rejects.toThrow('who may not review');
    await expect(assign('nobody', null)).rejects.toThrow('There is no person nobody.');
    await expect(assign(null, 999_999)).rejects.toThrow('There is no team 999999.');
    await expect(assign(lead.id, 1)).rejects.toThrow('not to both');
    expect(await assignReviews({ id, items: [999_999], person: lead.id, team: null }, lead, NOW)).toEqual({
      assigned: 0,
    });
  });
});

describe('what is kept', () => {
  it('has no time before what was recorded last, when the clock jumps back', async () => {
    const { lead, id } = await start();
    await answer(id, ORDERS, lead, CORRECT, dayAfter(5));
    const again = await answer(
      id,
      ORDERS,
      lead,
      { answer: 'retire', reason: 'Nobody calls it.' },
      dayAfter(-5),
    );
    expect(again.attestation).toMatchObject({ answer: 'retire', at: dayAfter(5).toISOString() });
    const { endedAt, startedAt } = await closeCampaign(id, lead, dayAfter(-9));
    expect([startedAt, endedAt]).toEqual([NOW.toISOString(), dayAfter(5).toISOString()]);
  });

  it('is not changed and not taken out, not even in the database', async () => {
    const { lead, id } = await start();
    await answer(id, ORDERS, lead);
    await closeCampaign(id, lead, NOW);
    for (const table of ['CampaignSnapshot', 'CampaignEvent']) {
      await expect(services.query(`DELETE FROM "${table}"`)).rejects.toThrow('never changed or taken out');
    }
    await expect(services.query(`UPDATE "CampaignSnapshot" SET "sha256" = ''`)).rejects.toThrow(
      'never changed',
    );
    await expect(services.query(`UPDATE "CampaignEvent" SET "answer" = 'wrong'`)).rejects.toThrow(
      'never changed',
    );
  });
});

it('5,000 APIs are started, answered, closed and verified', async () => {
  const lead = await givePerson('governance');
  await services.query(`INSERT INTO "Api" ("name") SELECT 'api-' || n FROM generate_series(1, 5000) n`);
  await services.query(
    `INSERT INTO "Endpoint" ("apiId", "apiName", "method", "path", "key", "documentation", "traffic", "lifecycle", "declared", "observed", "names", "sensitive", "search", "digest")
     SELECT a."id", a."name", 'GET', '/v1/' || n, '/v1/' || n, 0, 0, 0, 0, 0, 0, 0, '', '' FROM "Api" a, generate_series(1, 10) n`,
  );
  const { id, progress } = await run(lead);
  expect(progress.items).toBe(5000);
  const item = await itemOf(id, 'api-1', lead);
  await attest({ id, item: item.id, version: 1, attestation: CORRECT }, lead, NOW);
  const before = performance.now();
  const { publicKey } = await closeCampaign(id, lead, NOW);
  const file = await exportSnapshot(id);
  expect(verifySnapshot(JSON.stringify(file), publicKey)).toMatchObject({ holds: true });
  expect(file.content.items).toHaveLength(5000);
  expect(file.content.progress).toMatchObject({ items: 5000, correct: 1, open: 4999 });
  expect(performance.now() - before).toBeLessThan(30_000);
}, 120_000);
