import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CaptureStats } from './api';
import type { Outcome } from './post-batch';
import { type Door, Shipper } from './shipper';

const FAST = { delayMs: 5, firstPauseMs: 1, longestPauseMs: 2 };
const LATER: Outcome = { kind: 'later', why: 'it is away', afterMs: 0 };

/** A door that answers in turn as it is told, the last answer again and again, and notes what it is given. */
function doorThat(...outcomes: (Outcome | Promise<Outcome>)[]) {
  const posts: { key: string; lines: string[]; body: Buffer }[] = [];
  let open = 0;
  let mostOpen = 0;
  const door: Door = {
    async post(key, body) {
      mostOpen = Math.max(mostOpen, ++open);
      posts.push({ key, body, lines: gunzipSync(body).toString().trimEnd().split('\n') });
      const outcome = await (outcomes.length > 1 ? outcomes.shift() : outcomes[0]);
      open--;
      return outcome ?? { kind: 'delivered' };
    },
    close() {},
  };
  return { door, posts, mostOpen: () => mostOpen };
}

const lines = (count: number) => Array.from({ length: count }, (_, i) => `{"n":${i}}\n`);
const isBalanced = ({ captured, delivered, refused, dropped, waiting }: CaptureStats) =>
  captured === delivered + refused + dropped + waiting;

describe('a shipper', () => {
  it('delivers by itself, soon, in full batches, one at a time, each under a key of its own', async () => {
    const { door, posts, mostOpen } = doorThat();
    const shipper = new Shipper(door, { ...FAST, exchanges: 10 });
    for (const line of lines(25)) shipper.add(line);
    await expect.poll(() => shipper.stats().delivered).toBe(25);
    expect(posts.map((post) => post.lines.length)).toEqual([10, 10, 5]);
    expect(posts.flatMap((post) => post.lines)).toEqual(lines(25).map((line) => line.trimEnd()));
    expect(new Set(posts.map(({ key }) => key)).size).toBe(3);
    expect(mostOpen()).toBe(1);
    expect(shipper.stats()).toMatchObject({ waiting: 0, waitingBytes: 0, lastProblem: null });
  });

  it('sends the same bytes under the same key until they are taken', async () => {
    const { door, posts } = doorThat(LATER, LATER, { kind: 'delivered' });
    const shipper = new Shipper(door, FAST);
    shipper.add('{}\n');
    await shipper.flush();
    await expect.poll(() => shipper.stats().delivered).toBe(1);
    expect(posts).toHaveLength(3);
    expect(new Set(posts.map(({ key, body }) => key + body.toString('hex'))).size).toBe(1);
  });

  it('waits as long as it is told to', async () => {
    const { door, posts } = doorThat({ ...LATER, afterMs: 60 }, { kind: 'delivered' });
    const shipper = new Shipper(door, FAST);
    const begunMs = performance.now();
    shipper.add('{}\n');
    await expect.poll(() => posts.length, { interval: 5 }).toBe(2);
    expect(performance.now() - begunMs).toBeGreaterThan(55);
  });

  it('goes on after a batch that is refused', async () => {
    const { door } = doorThat({ kind: 'refused', why: 'unreadable' }, { kind: 'delivered' });
    const shipper = new Shipper(door, { ...FAST, exchanges: 2 });
    for (const line of lines(4)) shipper.add(line);
    await shipper.flush();
    expect(shipper.stats()).toMatchObject({ captured: 4, refused: 2, delivered: 2, waiting: 0 });
  });

  it('keeps within its memory: the oldest go first, and the books balance', async () => {
    const { door, posts } = doorThat(new Promise<Outcome>(() => {}));
    const limits = { ...FAST, exchanges: 10, waitingBytes: 20_000 };
    const shipper = new Shipper(door, limits);
    for (let i = 0; i < 2000; i++) shipper.add(`{"n":${i},"text":"${'x'.repeat(100)}"}\n`);
    const stats = shipper.stats();
    expect(stats.waitingBytes).toBeLessThanOrEqual(limits.waitingBytes);
    expect(stats.dropped).toBeGreaterThan(1500);
    expect(isBalanced(stats)).toBe(true);
    await expect.poll(() => posts.length).toBe(1);
    await shipper.close(10);
    const closed = shipper.stats();
    expect(closed).toMatchObject({
      captured: 2000,
      dropped: 2000,
      delivered: 0,
      waiting: 0,
      waitingBytes: 0,
    });
  });

  it('stops to wait for a door that never answers', async () => {
    const shipper = new Shipper(doorThat(new Promise<Outcome>(() => {})).door, FAST);
    shipper.add('{}\n');
    const begunMs = performance.now();
    await shipper.flush(30);
    await shipper.close(30);
    expect(performance.now() - begunMs).toBeLessThan(500);
    shipper.add('{}\n');
    expect(shipper.stats()).toMatchObject({ captured: 1, dropped: 1, waiting: 0 });
  });

  it('has nothing to wait for when nothing was captured', async () => {
    await new Shipper(doorThat(LATER).door).flush();
    await new Shipper(undefined).close();
  });

  it('knows a batch of its own that comes back in', async () => {
    let settle: (outcome: Outcome) => void = () => {};
    const { door, posts } = doorThat(
      new Promise<Outcome>((resolve) => {
        settle = resolve;
      }),
    );
    const shipper = new Shipper(door, FAST);
    const asked = (key?: string) => ({ headers: { 'idempotency-key': key } }) as unknown as IncomingMessage;
    expect(shipper.isOwn(asked())).toBe(false);
    shipper.add('{}\n');
    await expect.poll(() => posts.length).toBe(1);
    expect(shipper.isOwn(asked(posts[0]?.key))).toBe(true);
    expect(shipper.isOwn(asked('another'))).toBe(false);
    settle({ kind: 'delivered' });
  });

  it('does not belong to the request that started it', async () => {
    const context = new AsyncLocalStorage<string>();
    let seen: string | undefined = 'nothing was posted';
    const shipper = new Shipper(
      {
        async post() {
          seen = context.getStore();
          return { kind: 'delivered' };
        },
        close() {},
      },
      FAST,
    );
    context.run('a request', () => shipper.add('{}\n'));
    await expect.poll(() => shipper.stats().delivered).toBe(1);
    expect(seen).toBeUndefined();
  });
});
