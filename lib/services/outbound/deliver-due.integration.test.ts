import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DestinationKind } from '@/lib/contracts/destination';
import { OutboundKind } from '@/lib/contracts/outbound-event';
import { sendOutbound } from '@/lib/server/outbound/send-outbound';
import { NOW } from '@/testing/exchange-lines';
import { answering, type Received, startReceiver } from '@/testing/receiver';
import { withServices } from '@/testing/services';
import { deliverDue } from './deliver-due';
import { browseDeliveries, replay } from './deliveries';
import {
  browseDestinations,
  changeDestination,
  createDestination,
  deleteDestination,
  testDestination,
} from './destinations';
import type { Send } from './send-message';

const services = withServices();
const receiver = await startReceiver();
const other = await startReceiver();
process.env.GNOMON_OUTBOUND_ALLOW = `127.0.0.1:${receiver.port},127.0.0.1:${other.port}`;
process.env.PUBLIC_URL = 'https://gnomon.example.com/';

let now = NOW;
afterEach(() => {
  now = NOW;
});
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};
const run = (send?: Send) => deliverDue(() => now, { random: () => 0.5, send });

async function make(
  kind: DestinationKind = 'webhook',
  { name = 'Hook', url = `${receiver.address}/hook?token=hunter2` } = {},
): Promise<{ id: number; secret: string }> {
  const wish = { events: [...OutboundKind.options], minSeverity: null, teamIds: [], apiIds: [] };
  const { destination, secret } = await createDestination({ name, kind, url, ...wish }, NOW);
  return { id: destination.id, secret: secret ?? '' };
}

/** Something happens to as many findings at once. */
async function happen(count = 1, severity = 1): Promise<void> {
  await services.query(
    `INSERT INTO "OutboxEvent" ("at", "cause", "actor", "apiId", "api", "finding")
     SELECT $1, 'opened', 'Ada', 1, 'Orders', jsonb_build_object('id', i, 'rule', 'AUTH-01', 'severity', $3::int,
            'status', 0, 'was', null, 'verification', null, 'method', 'GET', 'path', '/orders', 'assignee', null)
       FROM generate_series(1, $2::int) AS i`,
    [NOW, count, severity],
  );
}

async function statesOf(id: number): Promise<string[]> {
  const { deliveries } = await browseDeliveries({ id, limit: 500 });
  return deliveries.map(({ status, attempts, answer }) => `${status} ${attempts} ${answer}`);
}

const idsOf = (all: readonly Received[]) => all.map(({ headers }) => headers['webhook-id']);

/** As a receiver is told to do it in docs/webhooks.md. */
function verifies({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('a webhook', () => {
  it('gets a signed CloudEvent that tells nothing but names and codes', async () => {
    const { id, secret } = await make();
    await happen();
    expect(await run()).toEqual({ delivered: 1, failed: 0, isUnfinished: false });
    const [message] = receiver.received as [Received];
    expect(verifies(message, secret)).toBe(true);
    expect(verifies({ ...message, body: message.body.replace('high', 'low') }, secret)).toBe(false);
    expect(message.headers['content-type']).toContain('application/cloudevents+json');
    expect(JSON.parse(message.body)).toMatchObject({
      specversion: '1.0',
      id: message.headers['webhook-id'],
      source: 'https://gnomon.example.com',
      type: 'dev.gnomon.finding.opened.v1',
      data: {
        link: 'https://gnomon.example.com/findings?finding=1',
        actor: 'Ada',
        finding: { rule: 'AUTH-01', severity: 'high', status: 'open', path: '/orders' },
      },
    });
    expect(await statesOf(id)).toEqual(['delivered 1 204']);
    await run();
    expect(receiver.received).toHaveLength(1);
  });

  it('that fails is tried again later, with the same id and body and a fresh signature', async () => {
    const { id, secret } = await make();
    receiver.answer(answering(500), answering(200));
    await happen();
    await run();
    expect(await statesOf(id)).toEqual(['pending 1 500']);
    pass(33_000);
    await run();
    expect(receiver.received).toHaveLength(1);
    pass(2000);
    await run();
    const [first, second] = receiver.received as [Received, Received];
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
    expect(verifies(second, secret)).toBe(true);
    expect(await statesOf(id)).toEqual(['delivered 2 200']);
  });

  it('waits as long as the receiver asks', async () => {
    const { id } = await make();
    receiver.answer(answering(429, { 'retry-after': '600' }), answering(200));
    await happen();
    await run();
    pass(599_000);
    await run();
    expect(receiver.received).toHaveLength(1);
    pass(1000);
    await run();
    expect(await statesOf(id)).toEqual(['delivered 2 200']);
  });

  it('is dead after ten attempts in about a day, says why, and can be sent again under the same id', async () => {
    const { id } = await make();
    receiver.answer(answering(503));
    await happen(2);
    const began = now.getTime();
    await run();
    while ((await statesOf(id)).some((state) => state.startsWith('pending'))) {
      const [row] = await services.query<{ next: Date }>(
        `SELECT min("nextAttemptAt") AS "next" FROM "Delivery" WHERE "status" = 'pending'`,
      );
      if (row && row.next > now) now = row.next;
      await run();
    }
    expect(await statesOf(id)).toEqual(['dead 10 503', 'dead 10 503']);
    expect((now.getTime() - began) / 3_600_000).toBeCloseTo(24, 0);
    const { deliveries } = await browseDeliveries({ id, status: 'dead', limit: 10 });
    expect(deliveries[0]).toMatchObject({ error: 'It answered 503.', nextAttemptAt: null });
    expect(receiver.received).toHaveLength(20);

    receiver.answer(answering(200));
    expect(await replay({ id, delivery: deliveries[0]?.id }, now)).toEqual({ replayed: 1 });
    await run();
    expect(await statesOf(id)).toEqual(['delivered 1 200', 'dead 10 503']);
    expect(await replay({ id }, now)).toEqual({ replayed: 1 });
    await run();
    expect(await statesOf(id)).toEqual(['delivered 1 200', 'delivered 1 200']);
    expect(new Set(idsOf(receiver.received)).size).toBe(2);
    expect(await replay({ id }, now)).toEqual({ replayed: 0 });
  });

  it.each([
    ['a redirect to a private address', answering(302, { location: 'http://169.254.169.254/' }), 'redirect'],
    ['a broken connection', (response: { destroy(): void }) => response.destroy(), 'broke'],
  ])('takes %s for a failure', async (_, answer, words) => {
    const { id } = await make();
    receiver.answer(answer);
    await happen();
    await run();
    const { deliveries } = await browseDeliveries({ id, limit: 1 });
    expect(deliveries[0]).toMatchObject({
      status: 'pending',
      attempts: 1,
      error: expect.stringContaining(words),
    });
    expect(receiver.received).toHaveLength(1);
  });

  it('whose name has come to lead inside gets nothing', async () => {
    const { id } = await make('webhook', { url: `http://localhost:${receiver.port}/` });
    await happen();
    await run();
    const { deliveries } = await browseDeliveries({ id, limit: 1 });
    expect(deliveries[0]).toMatchObject({
      answer: null,
      error: expect.stringContaining('not public (loopback)'),
    });
    expect(receiver.received).toEqual([]);
  });

  it('goes on to the next message when one is refused, and lets an unwell receiver rest', async () => {
    const { id } = await make();
    receiver.answer(answering(400), answering(204), answering(500));
    await happen(5);
    await run();
    expect(await statesOf(id)).toEqual([
      'pending 0 null',
      'pending 0 null',
      'pending 1 500',
      'delivered 1 204',
      'pending 1 400',
    ]);
  });
});

describe('deliveries', () => {
  it('by two workers at once are each sent once, in order', async () => {
    await make('webhook', { name: 'One' });
    await make('webhook', { name: 'Two', url: other.address });
    await happen(60);
    await Promise.all([run(), run(), run()]);
    for (const { received } of [receiver, other]) {
      expect(received).toHaveLength(60);
      const findings = received.map(({ body }) => JSON.parse(body).data.finding.id);
      expect(findings).toEqual(findings.toSorted((a, b) => a - b));
      expect(new Set(idsOf(received)).size).toBe(60);
    }
  });

  it('to one that hangs do not hold up those to others', async () => {
    const slow = await make('webhook', { name: 'Slow' });
    const well = await make('webhook', { name: 'Well', url: other.address });
    receiver.answer(() => {});
    await happen(20);
    const impatient: Send = (outbound, limits) => sendOutbound(outbound, { ...limits, timeoutMs: 8000 });
    const running = run(impatient);
    await vi.waitFor(() => expect(other.received).toHaveLength(20), { timeout: 6000, interval: 20 });
    await happen(1);
    // A second run, as the next job is one, is not held up either, and leaves the slow one to the first.
    await run(impatient);
    expect(other.received).toHaveLength(21);
    expect(receiver.received).toHaveLength(1);
    await running;
    expect((await statesOf(slow.id)).filter((state) => state.startsWith('pending'))).toHaveLength(21);
    expect((await statesOf(well.id)).every((state) => state.startsWith('delivered'))).toBe(true);
  });

  it('that a killed process had sent but not written down are sent again with the same id', async () => {
    const { id } = await make();
    await happen();
    let killed = () => {};
    const arrived = new Promise<void>((resolve) => {
      killed = resolve;
    });
    void run(async (outbound, limits) => {
      await sendOutbound(outbound, limits);
      killed();
      return new Promise<never>(() => {});
    });
    await arrived;
    await run();
    expect(receiver.received).toHaveLength(1);
    await services.query('UPDATE "Destination" SET "leaseUntil" = now()');
    await run();
    expect(receiver.received).toHaveLength(2);
    expect(new Set(idsOf(receiver.received)).size).toBe(1);
    expect(await statesOf(id)).toEqual(['delivered 1 204']);
  });

  it('that wait are forgotten with their destination, also while one is under way', async () => {
    const { id } = await make();
    await happen(3);
    receiver.answer((response) => setTimeout(() => response.writeHead(200).end(), 200));
    const running = run();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    await deleteDestination(id);
    await running;
    expect(receiver.received).toHaveLength(1);
    expect(await services.query('SELECT 1 FROM "Delivery"')).toEqual([]);
    await happen(1);
    await run();
    expect(receiver.received).toHaveLength(1);
  });

  it('wait while their destination is paused, which is not told of what happens meanwhile', async () => {
    const { id } = await make();
    receiver.answer(answering(500), answering(204));
    await happen(1);
    await run();
    await changeDestination(id, { isEnabled: false });
    await happen(1);
    pass(60_000);
    await run();
    expect(receiver.received).toHaveLength(1);
    await changeDestination(id, { isEnabled: true });
    await run();
    expect(await statesOf(id)).toEqual(['delivered 2 204']);
  });

  it('are delivered although the answer is 100 MB', async () => {
    const { id } = await make();
    receiver.answer((response) => {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', pour);
      pour();
    });
    await happen();
    await run();
    expect(await statesOf(id)).toEqual(['delivered 1 200']);
    const { deliveries } = await browseDeliveries({ id, limit: 1 });
    expect(deliveries[0]?.error).toBeNull();
  });

  it('of an address that was sealed with another key fail in words', async () => {
    const { id } = await make();
    await services.query(`UPDATE "Destination" SET "url" = decode(repeat('00', 60), 'hex')`);
    await happen();
    await run();
    const { deliveries } = await browseDeliveries({ id, limit: 1 });
    expect(deliveries[0]?.error).toContain('another deployment key');
    expect((await browseDestinations())[0]?.host).toBe('');
  });
});

describe('a chat', () => {
  it.each([
    ['slack', (body: string) => JSON.parse(body).text],
    ['teams', (body: string) => JSON.stringify(JSON.parse(body).attachments[0].content.body)],
  ] as const)('of %s gets a burst of 500 as one message', async (kind, textOf) => {
    const { id } = await make(kind);
    await happen(500);
    await run();
    expect(receiver.received).toHaveLength(1);
    expect(textOf(receiver.received[0]?.body ?? '')).toContain('500 high');
    expect(receiver.received[0]?.headers['webhook-signature']).toBeUndefined();
    expect(new Set(await statesOf(id))).toEqual(new Set(['delivered 1 204']));
  });

  it('gets what failed together with what came later', async () => {
    const { id } = await make('slack');
    receiver.answer(answering(500), answering(200));
    await happen(2);
    await run();
    pass(40_000);
    await happen(1);
    await run();
    expect(receiver.received).toHaveLength(2);
    expect(JSON.parse(receiver.received[1]?.body ?? '').text).toContain('3 changes');
    expect(await statesOf(id)).toEqual(['delivered 1 200', 'delivered 2 200', 'delivered 2 200']);
  });
});

describe('a destination', () => {
  it('is tested at once, and keeps nothing of the answer', async () => {
    const { id, secret } = await make();
    receiver.answer(answering(202), answering(401));
    expect(await testDestination(id, now)).toEqual({ isDelivered: true, answer: 202, error: null });
    expect(verifies(receiver.received[0] as Received, secret)).toBe(true);
    expect(JSON.parse(receiver.received[0]?.body ?? '').type).toBe('dev.gnomon.test.v1');
    expect(await testDestination(id, now)).toEqual({
      isDelivered: false,
      answer: 401,
      error: 'It answered 401.',
    });
    expect(await statesOf(id)).toEqual([]);
  });

  it('keeps its address and its secret sealed', async () => {
    const { secret } = await make();
    const [row] = await services.query<{ row: string; bytes: Buffer }>(
      'SELECT d::text AS "row", "url" || "secret" AS "bytes" FROM "Destination" d',
    );
    expect(row?.row).not.toContain('hunter2');
    expect(row?.bytes.toString('latin1')).not.toContain('hunter2');
    expect(row?.bytes.toString('latin1')).not.toContain(secret);
    const shown = JSON.stringify(await browseDestinations());
    expect(shown).toContain(`127.0.0.1:${receiver.port}`);
    expect(shown).not.toMatch(/hunter2|whsec_|\/hook/);
  });

  it.each([
    ['http://127.0.0.1:1/', 'not public'],
    ['https://169.254.169.254/', 'not public'],
    ['ftp://example.com/', 'https://'],
  ])('is not made for %s', async (url, words) => {
    await expect(make('webhook', { url })).rejects.toThrow(words);
    const { id } = await make();
    await expect(changeDestination(id, { url })).rejects.toThrow(words);
  });

  it('has a name of its own', async () => {
    const { id } = await make();
    await make('webhook', { name: 'Other' });
    await expect(make()).rejects.toThrow('already');
    await expect(changeDestination(id, { name: 'Other' })).rejects.toThrow('already');
    expect(await changeDestination(id, { name: 'Hook', minSeverity: 'high' })).toMatchObject({
      name: 'Hook',
      minSeverity: 'high',
    });
  });

  it('gets its messages at the address that was entered last', async () => {
    const { id } = await make();
    await changeDestination(id, { url: other.address });
    await happen();
    await run();
    expect(other.received).toHaveLength(1);
    expect(receiver.received).toEqual([]);
  });
});
