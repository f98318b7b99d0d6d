import { beforeEach, describe, expect, it } from 'vitest';
import type { MailRhythm } from '@/lib/contracts/mail-digest';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { startMailServer } from '@/testing/mail-server';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import type { Actor } from '../accounts/actor';
import { createTeam } from '../accounts/teams';
import { actOnFindings } from '../act-on-findings';
import { judgeAll } from '../judge-stale';
import { chooseMail, readMailChoice } from './mail-choice';
import { sendDigests } from './send-digests';

const services = withServices();
const server = await startMailServer();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Sunday at noon. */
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

beforeEach(() => {
  process.env.GNOMON_SMTP_URL = `smtp://gnomon:hunter2@127.0.0.1:${server.port}`;
  process.env.GNOMON_MAIL_FROM = 'Gnomon <gnomon@example.com>';
  process.env.PUBLIC_URL = 'https://gnomon.example.com';
});

/** Something to tell of the API `orders.example.com`. */
async function find(): Promise<void> {
  const lines = [-3, -2, -1].flatMap((day) =>
    Array.from({ length: 5 }, (_, i) =>
      makeLine({
        time: later(day * DAY_MS + i * 1000).toISOString(),
        url: 'https://orders.example.com/orders',
        authentication: 'absent',
      }),
    ),
  );
  await deliver(lines, {}, NOW);
  await judgeAll(NOW);
}

async function reader(
  rhythm: MailRhythm,
  role: Parameters<typeof givePerson>[0] = 'analyst',
  options: Parameters<typeof givePerson>[1] = {},
): Promise<Actor> {
  const person = await givePerson(role, options);
  await chooseMail(person, { rhythm });
  return person;
}

const recipients = () => server.received.flatMap(({ to }) => to);
/** Quoted-printable undone. */
const textOf = (at = 0) =>
  (server.received[at]?.source ?? '')
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('a digest', () => {
  it('goes once a day to who asked for it, and says what is new', async () => {
    await find();
    await reader('daily');
    await givePerson('viewer');
    expect(await sendDigests(later(HOUR_MS))).toBe(1);
    expect(recipients()).toEqual(['analyst@example.com']);
    expect(textOf()).toMatch(/^From: Gnomon <gnomon@example.com>/m);
    expect(textOf()).toMatch(/^Subject: Gnomon: \d+ new/m);
    expect(textOf()).toContain('(AUTH-01) at GET /orders of orders.example.com, due');
    expect(textOf()).toMatch(/https:\/\/gnomon\.example\.com\/findings\?finding=\d+/);
    expect(await sendDigests(later(2 * HOUR_MS))).toBe(0);
    expect(await sendDigests(later(11 * HOUR_MS))).toBe(0);
    expect(server.received).toHaveLength(1);
  });

  it('is not sent when there is nothing to say any more', async () => {
    await find();
    const analyst = await reader('daily');
    await sendDigests(later(HOUR_MS));
    await services.query('UPDATE "Finding" SET "status" = 4');
    expect(await sendDigests(later(DAY_MS))).toBe(0);
    expect(await readMailChoice(analyst)).toEqual({ rhythm: 'daily', isPossible: true });
  });

  it('of a week comes with its first day', async () => {
    await find();
    await reader('weekly');
    await sendDigests(later(HOUR_MS));
    expect(server.received).toHaveLength(1);
    await sendDigests(later(DAY_MS));
    expect(server.received).toHaveLength(1);
    await services.query('UPDATE "Finding" SET "openedAt" = $1', [later(2 * DAY_MS)]);
    for (let day = 2; day <= 7; day += 1) await sendDigests(later(day * DAY_MS));
    expect(server.received).toHaveLength(1);
    await sendDigests(later(8 * DAY_MS));
    expect(server.received).toHaveLength(2);
  });

  it('tells what is overdue, assigned, waiting and ending', async () => {
    await find();
    const analyst = await reader('daily');
    const [row] = await services.query<{ id: number; version: number }>(
      'SELECT "id", "version" FROM "Finding" WHERE "rule" = \'AUTH-01\'',
    );
    const other = await givePerson('analyst', { email: 'bob@example.com' });
    const at = { now: NOW, version: row?.version ?? 0 };
    for (const act of [
      { kind: 'assign', person: analyst.id, team: null },
      { kind: 'request', for: 'risk-accepted', reason: 'This stays inside.', until: '2026-05-01' },
    ] as const) {
      await actOnFindings({ act, findings: [{ id: row?.id ?? 0, version: at.version }] }, other, at.now);
      at.version += 1;
    }
    await sendDigests(later(40 * DAY_MS));
    expect(textOf()).toMatch(/^\d+ overdue/m);
    expect(textOf()).toMatch(/^1 assigned to you/m);
    expect(textOf()).toMatch(/^1 waiting for a decision/m);
    expect(textOf()).not.toContain('stays inside');
    const act = { kind: 'decide', isApproved: true } as const;
    await actOnFindings(
      { act, findings: [{ id: row?.id ?? 0, version: at.version }] },
      analyst,
      later(41 * DAY_MS),
    );
    await sendDigests(later(55 * DAY_MS));
    expect(textOf(1)).toMatch(/^1 accepted and ending soon/m);
    expect(textOf(1)).toContain('accepted until 2026-05-01');
  });

  it('is about the APIs of one’s teams, or about what is one’s own', async () => {
    await find();
    const shop = (await createTeam('Shop')).id;
    const others = (await createTeam('Others')).id;
    await services.query('UPDATE "Api" SET "teamId" = $1', [shop]);
    await reader('daily', 'developer', { teams: [shop], email: 'shop@example.com' });
    await reader('daily', 'analyst', { teams: [others], email: 'others@example.com' });
    await reader('daily', 'developer', { email: 'nobody@example.com' });
    await sendDigests(later(HOUR_MS));
    expect(recipients()).toEqual(['shop@example.com']);
  });

  it('does not go to who is switched off, or wants none any more', async () => {
    await find();
    const gone = await reader('daily', 'analyst', { email: 'gone@example.com' });
    const tired = await reader('daily', 'analyst', { email: 'tired@example.com' });
    await services.query('UPDATE "User" SET "isDisabled" = true WHERE "id" = $1', [gone.id]);
    await chooseMail(tired, { rhythm: null });
    expect(await sendDigests(later(HOUR_MS))).toBe(0);
    expect(server.received).toEqual([]);
  });
});

describe('no digest is sent twice', () => {
  it('by two processes at once', async () => {
    await find();
    await reader('daily');
    await Promise.all([
      sendDigests(later(HOUR_MS)),
      sendDigests(later(HOUR_MS)),
      sendDigests(later(HOUR_MS)),
    ]);
    expect(server.received).toHaveLength(1);
  });

  it('when the process is killed before the server has said that it has it', async () => {
    await find();
    await reader('daily');
    let release = () => {};
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.onMessage(() => stuck);
    const killed = sendDigests(later(HOUR_MS));
    await expect.poll(() => server.received.length).toBe(1);
    expect(await sendDigests(later(2 * HOUR_MS))).toBe(0);
    expect(server.received).toHaveLength(1);
    release();
    await killed;
  });
});

describe('a digest that the server did not take', () => {
  it.each([
    ['refuses for now', () => server.answer(451)],
    [
      'is not there',
      () => {
        process.env.GNOMON_SMTP_URL = 'smtp://127.0.0.1:1';
      },
    ],
    [
      'does not know us',
      () => {
        process.env.GNOMON_SMTP_URL = `smtp://gnomon:wrong@127.0.0.1:${server.port}`;
      },
    ],
  ])('because it %s is tried again within the day', async (_, break_) => {
    await find();
    await reader('daily');
    break_();
    expect(await sendDigests(later(HOUR_MS))).toBe(0);
    server.answer(250);
    process.env.GNOMON_SMTP_URL = `smtp://gnomon:hunter2@127.0.0.1:${server.port}`;
    expect(await sendDigests(later(2 * HOUR_MS))).toBe(1);
    expect(server.received).toHaveLength(1);
  });

  it('because it never will is not tried again before the next day', async () => {
    await find();
    await reader('daily');
    server.answer(550);
    expect(await sendDigests(later(HOUR_MS))).toBe(0);
    server.answer(250);
    expect(await sendDigests(later(2 * HOUR_MS))).toBe(0);
  });
});

it('nothing is sent without a mail server, and the choice says so', async () => {
  await find();
  const analyst = await reader('daily');
  process.env.GNOMON_SMTP_URL = '';
  process.env.GNOMON_MAIL_FROM = '';
  expect(await sendDigests(later(HOUR_MS))).toBe(0);
  expect(await readMailChoice(analyst)).toEqual({ rhythm: 'daily', isPossible: false });
});
