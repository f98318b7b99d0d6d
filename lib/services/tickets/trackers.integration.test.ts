import { afterEach, describe, expect, it } from 'vitest';
import type { Ticket, TrackerKind } from '@/lib/contracts/tracker';
import { statusCodes } from '@/lib/data/findings';
import { makeLine, NOW } from '@/testing/exchange-lines';
import type { FakeTracker } from '@/testing/fake-tracker';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { startTracker } from '@/testing/tracker-server';
import { actOnFindings } from '../act-on-findings';
import { inspectFinding } from '../inspect-finding';
import { judgeAll } from '../judge-stale';
import { browseTickets, openTicket } from './finding-tickets';
import { runTrackers } from './run-trackers';
import { browseTrackers, changeTracker, createTracker, deleteTracker, testTracker } from './trackers';

const services = withServices();
let now = NOW;
afterEach(() => {
  now = NOW;
});
const pass = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const clock = () => now;
const fakes: Record<TrackerKind, FakeTracker> = {
  github: await startTracker('github', clock),
  gitlab: await startTracker('gitlab', clock),
  jira: await startTracker('jira', clock),
};
process.env.GNOMON_OUTBOUND_ALLOW = Object.values(fakes)
  .map(({ host }) => host)
  .join();
process.env.PUBLIC_URL = 'https://gnomon.example.com';
const run = () => runTrackers(clock, () => 0.5);
const TOKEN = 'ghp_hunter2';

async function make(kind: TrackerKind = 'github', over: object = {}): Promise<number> {
  const project = kind === 'jira' ? 'SEC' : 'acme/shop';
  const given = { name: kind, kind, address: fakes[kind].address, project, account: '', issueType: 'Task' };
  return (await createTracker({ ...given, token: TOKEN, ...over }, now)).id;
}

/** A finding that traffic shows, and clears. */
async function find(): Promise<number> {
  await deliver(
    [makeLine({ url: 'https://shop.example.com/orders/`a`/@everyone', requestHeaders: { accept: '*/*' } })],
    {},
    now,
  );
  await judgeAll(now);
  const [row] = await services.query<{ id: number }>('SELECT min("id") AS "id" FROM "Finding"');
  return row?.id as number;
}

const statusOf = async (finding: number) => (await inspectFinding(finding, now)).status;
const setStatus = (finding: number, status: Parameters<typeof statusCodes.code>[0]) =>
  services.query('UPDATE "Finding" SET "status" = $1 WHERE "id" = $2', [statusCodes.code(status), finding]);

async function wanted(kind: TrackerKind): Promise<{ tracker: number; finding: number; ticket: Ticket }> {
  const [tracker, finding] = [await make(kind), await find()];
  const ticket = await openTicket({ finding, tracker }, await givePerson('analyst'), now);
  return { tracker, finding, ticket };
}

async function ticketOf(finding: number): Promise<Ticket | undefined> {
  return (await browseTickets(finding)).tickets[0];
}

describe.each<TrackerKind>(['github', 'gitlab', 'jira'])('a ticket in %s', (kind) => {
  const fake = fakes[kind];

  it('is made once, says what to do without a value, and names its finding', async () => {
    const { tracker, finding, ticket } = await wanted(kind);
    expect(ticket).toMatchObject({ state: 'wanted', label: null, tracker: { kind } });
    await openTicket({ finding, tracker }, await givePerson('admin'), now);
    expect(await run()).toEqual({ made: 1, moved: 0, told: 0 });
    pass(1);
    await run();
    expect(fake.issues).toHaveLength(1);
    expect(fake.issues[0]?.text).toContain(`https://gnomon.example.com/findings?finding=${finding}`);
    expect(fake.issues[0]?.text).toContain('What to do:');
    expect(await ticketOf(finding)).toMatchObject({
      state: 'open',
      label: kind === 'jira' ? 'SEC-1' : '#1',
      url: expect.stringMatching(/^http/),
      error: null,
    });
    expect((await browseTickets(finding)).offered).toEqual([]);
    expect((await browseTrackers())[0]).toMatchObject({ open: 1, failing: 0, error: null });
  });

  it('that a person closes claims a fix, and opened again takes the claim back', async () => {
    const { finding } = await wanted(kind);
    await run();
    pass(10);
    fake.move(1, false, now);
    expect(await run()).toMatchObject({ moved: 1 });
    expect(await statusOf(finding)).toBe('fix-claimed');
    const { events } = await inspectFinding(finding, now);
    expect(events.at(-1)?.says).toMatch(/^Ticket (#1|SEC-1) in \w+ was closed: a fix is claimed/);
    pass(10);
    expect(await run()).toEqual({ made: 0, moved: 0, told: 0 });
    fake.move(1, true, now);
    await run();
    expect(await statusOf(finding)).toBe('open');
    expect(fake.issues[0]?.comments).toEqual([]);
  });

  it('is closed by traffic, and opened by traffic, and Gnomon does not answer itself', async () => {
    const { finding } = await wanted(kind);
    await run();
    await setStatus(finding, 'resolved');
    pass(10);
    expect(await run()).toMatchObject({ told: 1 });
    expect(fake.issues[0]).toMatchObject({ isOpen: false, comments: [expect.stringContaining('fixed')] });
    pass(10);
    expect(await run()).toEqual({ made: 0, moved: 0, told: 0 });
    expect(await statusOf(finding)).toBe('resolved');
    await setStatus(finding, 'open');
    pass(10);
    await run();
    expect(fake.issues[0]).toMatchObject({ isOpen: true, comments: { length: 2 } });
    pass(10);
    expect(await run()).toEqual({ made: 0, moved: 0, told: 0 });
    expect(await statusOf(finding)).toBe('open');
  });

  it('is found again where nobody knows whether it was made', async () => {
    const { finding } = await wanted(kind);
    // It is made, and its answer is lost.
    fake.trouble(async ({ method, path }, response) => {
      if (method !== 'POST' || !/issues?$/.test(path)) return false;
      const [{ marker }] = (await services.query<{ marker: string }>('SELECT "marker" FROM "Ticket"')) as [
        { marker: string },
      ];
      const text = `gnomon:${marker}`;
      fake.issues.push({ number: 1, title: 'T', text, isOpen: true, changed: now, comments: [] });
      response.destroy();
      return true;
    });
    await run();
    expect(await ticketOf(finding)).toMatchObject({ state: 'wanted', error: expect.any(String) });
    fake.trouble(() => false);
    pass(60);
    await run();
    expect(fake.issues).toHaveLength(1);
    expect(await ticketOf(finding)).toMatchObject({ state: 'open', error: null });
  });

  it('that is gone there is gone here', async () => {
    const { finding } = await wanted(kind);
    await run();
    fake.issues.length = 0;
    await setStatus(finding, 'resolved');
    pass(10);
    await run();
    expect(await ticketOf(finding)).toMatchObject({ state: 'gone', error: null });
    pass(10);
    expect(await run()).toEqual({ made: 0, moved: 0, told: 0 });
  });

  it('waits while its tracker is unwell', async () => {
    const { finding } = await wanted(kind);
    fake.trouble((_, response) => {
      response.writeHead(429, { 'retry-after': '1800' }).end();
      return true;
    });
    await run();
    expect((await browseTrackers())[0]?.error).toBe('It asks for a pause (429).');
    const calls = fake.calls.length;
    pass(29);
    await run();
    expect(fake.calls).toHaveLength(calls);
    fake.trouble(() => false);
    pass(2);
    expect(await run()).toMatchObject({ made: 1 });
    expect(await ticketOf(finding)).toMatchObject({ state: 'open' });
    expect((await browseTrackers())[0]?.error).toBeNull();
  });

  it('is asked for with the token, which nobody sees again', async () => {
    const id = await make(kind);
    expect(await testTracker(id, now)).toEqual({
      isReached: true,
      says: kind === 'jira' ? 'Security' : 'acme/shop',
    });
    expect(JSON.stringify(fake.headers)).toContain(TOKEN);
    expect(JSON.stringify(await browseTrackers())).not.toContain(TOKEN);
    const rows = await services.query<{ row: string }>('SELECT t::text AS "row" FROM "Tracker" t');
    expect(JSON.stringify(rows)).not.toContain(TOKEN);
  });
});

describe('trackers', () => {
  it('in Jira Cloud are asked with an account, and searched by version 3', async () => {
    await make('jira', { account: 'ada@example.com' });
    await run();
    expect(fakes.jira.calls).toEqual(['GET /rest/api/3/search/jql']);
    expect(fakes.jira.headers[0]?.authorization).toBe(
      `Basic ${Buffer.from(`ada@example.com:${TOKEN}`).toString('base64')}`,
    );
  });

  it.each([
    ['a token that it does not know', 401, 'does not know the token'],
    ['a project that it does not have', 404, 'does not have that'],
    ['trouble of its own', 503, 'answered 503'],
  ])('say in words of %s', async (_, status, says) => {
    const id = await make();
    fakes.github.trouble((_request, response) => {
      response.writeHead(status).end('secret words');
      return true;
    });
    const tested = await testTracker(id, now);
    expect(tested.isReached).toBe(false);
    expect(tested.says).toContain(says);
    expect(tested.says).not.toContain('secret words');
  });

  it.each([
    [
      'what is no JSON',
      (response: { end: (text: string) => void }) => response.end('<html>'),
      'not an answer',
    ],
    [
      '100 MB',
      (response: { end: (text: string) => void }) => response.end(`"${'x'.repeat(9 * 2 ** 20)}"`),
      '8 MB',
    ],
  ])('do not believe %s', async (_, answer, says) => {
    const id = await make();
    fakes.github.trouble((_request, response) => {
      response.writeHead(200);
      answer(response);
      return true;
    });
    expect((await testTracker(id, now)).says).toContain(says);
  });

  it('are not followed to another place, nor reached inside', async () => {
    const id = await make();
    fakes.github.trouble((_, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      return true;
    });
    expect((await testTracker(id, now)).says).toContain('redirect');
    await expect(make('github', { name: 'inside', address: 'http://10.0.0.1' })).rejects.toThrow(
      'not public',
    );
    await expect(changeTracker(id, { address: 'http://[::1]:1' })).rejects.toThrow('not public');
  });

  it('wait for the reset of a limit that is used up', async () => {
    await wanted('github');
    const reset = Math.floor(now.getTime() / 1000) + 1200;
    fakes.github.trouble((_, response) => {
      const limits = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
      response.writeHead(403, limits).end('{}');
      return true;
    });
    await run();
    const calls = fakes.github.calls.length;
    pass(19);
    await run();
    expect(fakes.github.calls).toHaveLength(calls);
    pass(2);
    await run();
    expect(fakes.github.calls.length).toBeGreaterThan(calls);
  });

  it('hold nobody else up: one refused ticket is kept with its reason, and tried again by a person', async () => {
    const { tracker, finding } = await wanted('github');
    fakes.github.trouble(({ method }, response) => {
      if (method !== 'POST') return false;
      response.writeHead(422).end('{}');
      return true;
    });
    await run();
    expect(await ticketOf(finding)).toMatchObject({
      state: 'wanted',
      error: 'It did not take what it was sent (422).',
    });
    expect((await browseTrackers())[0]).toMatchObject({ failing: 1, error: null });
    fakes.github.trouble(() => false);
    await openTicket({ finding, tracker }, await givePerson('admin'), now);
    expect(await run()).toMatchObject({ made: 1 });
  });

  it('are forgotten with their tickets, and change names to free ones only', async () => {
    const { tracker, finding } = await wanted('github');
    const other = await make('gitlab');
    await expect(changeTracker(other, { name: 'github' })).rejects.toThrow('already');
    await expect(make('github')).rejects.toThrow('already');
    expect(await deleteTracker(tracker)).toBe('github');
    expect(await browseTickets(finding)).toMatchObject({ tickets: [], offered: [{ name: 'gitlab' }] });
    await expect(deleteTracker(tracker)).rejects.toThrow('no tracker');
    await changeTracker(other, { isEnabled: false });
    await expect(openTicket({ finding, tracker: other }, await givePerson('admin'), now)).rejects.toThrow(
      'paused',
    );
  });

  it('take wishes of who may act on the finding', async () => {
    const { finding, tracker } = await wanted('github');
    await expect(openTicket({ finding, tracker }, await givePerson('developer'), now)).rejects.toThrow(
      'team',
    );
    await expect(openTicket({ finding: 0, tracker }, await givePerson('admin'), now)).rejects.toThrow(
      'no finding',
    );
  });

  it('read a page after the other', async () => {
    const { finding } = await wanted('github');
    await run();
    pass(60);
    for (let number = 2; number <= 70; number++)
      fakes.github.issues.push({
        number,
        title: 'T',
        text: '',
        isOpen: true,
        changed: new Date(now.getTime() + number * 1000),
        comments: [],
      });
    pass(10);
    fakes.github.move(1, false, now);
    await run();
    expect(await statusOf(finding)).toBe('fix-claimed');
  });

  it('are told of decisions, without moving the ticket', async () => {
    const { finding } = await wanted('github');
    await run();
    const { version } = await inspectFinding(finding, now);
    const act = { kind: 'request', for: 'false-positive', reason: 'It is the health check.' } as const;
    await actOnFindings({ act, findings: [{ id: finding, version }] }, await givePerson('governance'), now);
    pass(5);
    await run();
    expect(fakes.github.issues[0]).toMatchObject({
      isOpen: true,
      comments: ['In Gnomon this was called a false positive.'],
    });
  });
});
