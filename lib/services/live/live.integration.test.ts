import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Receipt } from '@/lib/contracts/receipt';
import { makeExchangeLines, makeLine, NOW } from '@/testing/exchange-lines';
import { Random } from '@/testing/random';
import { deliver, inChunks, readInventory, toBytes, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { MOST_PLAIN_BYTES } from './decode-batch';
import type { LiveFolder } from './live-folder';
import { LiveIntake } from './live-intake';
import { LiveThreads } from './live-threads';
import { openLiveFolder } from './open-live-folder';
import { postDeltas } from './post-deltas';
import { MOST_RAW_BYTES } from './read-batch';
import { type LiveUpload, receiveLive } from './receive-live';

vi.setConfig({ testTimeout: 60_000 });
const services = withServices();

function send(content: Parameters<typeof toBytes>[0], over: Partial<LiveUpload> = {}): Promise<Receipt> {
  const body = inChunks(toBytes(content));
  return receiveLive({ source: 'edge', file: 'edge', bytesTotal: null, body, ...over }, NOW);
}

/** The inventory once it has taken everything in. */
async function settled() {
  while ((await postDeltas(NOW)) > 0);
  return readInventory();
}

const requestsAtHosts = async () => {
  const [row] = await services.query<{ sum: number }>(
    'SELECT coalesce(sum("requests"), 0)::int AS "sum" FROM "ApiHost" WHERE "origin" = \'traffic\'',
  );
  return row?.sum;
};
const lines = makeExchangeLines({ seed: 2, count: 200 });

describe('batches of a source that keeps delivering', () => {
  it('come to the same inventory as one file, in any order, split and together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 2, max: 9 }), async (seed, parts) => {
        const all = makeExchangeLines({ seed, count: 300 });
        await services.empty();
        await deliver(makeSpec(), { file: 'shop.json' });
        await deliver(all);
        const whole = await readInventory();
        await services.empty();
        await deliver(makeSpec(), { file: 'shop.json' });
        const random = new Random(seed);
        const batches = random.split(random.shuffle(all), parts).filter(({ length }) => length > 0);
        const half = batches.length >> 1;
        await Promise.all(batches.slice(0, half).map((batch) => send(batch)));
        await postDeltas(NOW);
        for (const batch of batches.slice(half)) await send(batch);
        expect(await settled()).toEqual(whole);
        expect(await postDeltas(NOW)).toBe(0);
      }),
      { numRuns: 5 },
    );
  });

  it('are committed when they are answered, and in the inventory once they are posted', async () => {
    const receipt = await send(lines);
    expect(receipt).toMatchObject({ status: 'done', kind: 'traffic', format: 'ndjson', source: 'edge' });
    expect(receipt).toMatchObject({ received: 200, counted: 200, skipped: 0, duplicateOf: null });
    expect(receipt.apis.length).toBeGreaterThan(1);
    expect(receipt.lastSeen).not.toBeNull();
    expect(await readInventory()).toEqual([]);
    await postDeltas(NOW);
    expect(await requestsAtHosts()).toBe(200);
  });

  it('account for what cannot be read, by batch', async () => {
    const [good, bad] = await Promise.all([
      send(lines),
      send([...lines.slice(0, 3), '{"broken":', makeLine({ status: 7 })]),
    ]);
    expect(good).toMatchObject({ received: 200, skippedBy: [] });
    expect(bad).toMatchObject({ received: 5, counted: 3, skipped: 2 });
    expect(bad.skippedBy.map(({ samples }) => samples[0]?.line).sort()).toEqual([4, 5]);
    const [books] = await services.query(
      'SELECT "receipts", "counted"::int, "skipped"::int FROM "SourceHour"',
    );
    expect(books).toEqual({ receipts: 2, counted: 203, skipped: 2 });
  });

  it.each([
    ['gzip', gzipSync],
    ['Zstandard', zstdCompressSync],
  ])('come as %s', async (_, pack) => {
    expect(await send(pack(toBytes(lines)))).toMatchObject({ status: 'done', counted: 200 });
  });

  it('belong to the API that the sender names', async () => {
    await Promise.all([send(lines, { api: 'One' }), send(lines, { api: 'Two' })]);
    const apis = new Set((await settled()).map(({ api }) => api));
    expect(apis).toEqual(new Set(['One', 'Two']));
  });

  it('are claimed by a spec that comes between their commit and their posting', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    await send(lines);
    const specFirst = await settled();
    await services.empty();
    await send(lines);
    await deliver(makeSpec(), { file: 'shop.json' });
    expect(await settled()).toEqual(specFirst);
  });
});

describe('a window that is lost', () => {
  it.each<[string, Partial<LiveFolder>]>([
    ['while it is folded', { fold: () => Promise.reject(new Error('A thread stopped.')) }],
    ['when it is cut', { cut: () => Promise.reject(new Error('A thread stopped.')) }],
  ])('%s leaves its batches to be taken in one by one, and the next begins anew', async (_, failing) => {
    const folder = openLiveFolder();
    const live = {
      begin: folder.begin.bind(folder),
      fold: folder.fold.bind(folder),
      cut: folder.cut.bind(folder),
    };
    let isFailing = true;
    const intake = new LiveIntake({
      begin: live.begin,
      fold: (batch) => (isFailing && failing.fold ? failing.fold(batch) : live.fold(batch)),
      cut: () => (isFailing && failing.cut ? failing.cut() : live.cut()),
    });
    const take = (id: string) =>
      intake.take({
        upload: { id, source: 'edge', file: 'edge', bytesTotal: null },
        raw: toBytes(lines),
        now: NOW,
      });
    expect(await Promise.all([take('a'), take('b')])).toEqual(['alone', 'alone']);
    isFailing = false;
    expect(await take('c')).toMatchObject({ id: 'c', counted: 200 });
    await settled();
    expect(await requestsAtHosts()).toBe(200);
  });
});

describe('where batches are folded', () => {
  const take = (intake: LiveIntake, id: string) =>
    intake.take({
      upload: { id, source: 'edge', file: 'edge', bytesTotal: null },
      raw: toBytes(lines),
      now: NOW,
    });

  it('a thread that goes with what it had folded takes the window with it, and nothing is called counted', async () => {
    const threads = new LiveThreads(2);
    const workers = () => (threads as unknown as { threads: { worker: Worker }[] }).threads;
    let isKilling = true;
    const intake = new LiveIntake({
      begin: (terms) => threads.begin(terms),
      fold: (batch) => threads.fold(batch),
      cut: async () => {
        if (isKilling) await workers()[0]?.worker.terminate();
        return threads.cut();
      },
    });
    expect(await Promise.all([take(intake, 'a'), take(intake, 'b')])).toEqual(['alone', 'alone']);
    isKilling = false;
    expect(await take(intake, 'c')).toMatchObject({ id: 'c', counted: 200 });
    await settled();
    expect(await requestsAtHosts()).toBe(200);
    expect(workers()).toHaveLength(2);
  });

  it('GNOMON_WORKERS=0 folds on the thread of the process, to the same end', async () => {
    await send(lines);
    const onThreads = await settled();
    await services.empty();
    process.env.GNOMON_WORKERS = '0';
    const intake = new LiveIntake();
    process.env.GNOMON_WORKERS = '';
    await Promise.all([take(intake, 'a'), take(intake, 'b')]);
    await settled();
    expect(await requestsAtHosts()).toBe(400);
    await services.empty();
    await take(intake, 'c');
    expect(await settled()).toEqual(onThreads);
  });
});

describe('each batch counts once', () => {
  it.each([
    ['one after the other', false],
    ['at the same time', true],
  ])('delivered again %s under its key', async (_, isTogether) => {
    const first = send(lines, { key: 'batch-1' });
    if (!isTogether) await first;
    const again = await Promise.all([send(lines, { key: 'batch-1' }), send(lines, { key: 'batch-1' })]);
    expect(again).toEqual([await first, await first]);
    await settled();
    expect(await requestsAtHosts()).toBe(200);
  });

  it('delivered by two processes at the same time', async () => {
    const before = (globalThis as unknown as { gnomonLive?: unknown }).gnomonLive;
    const deliveries = Array.from({ length: 6 }, (_, i) => {
      // Another process has an intake of its own.
      if (i % 2 === 0) (globalThis as unknown as { gnomonLive?: unknown }).gnomonLive = undefined;
      return send(lines, { key: `batch-${i >> 1}` });
    });
    (globalThis as unknown as { gnomonLive?: unknown }).gnomonLive = before;
    const receipts = await Promise.all(deliveries);
    expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['done']));
    await settled();
    expect(await requestsAtHosts()).toBe(600);
  });

  it('by its content where it has no key, and by its key alone where it has one', async () => {
    const first = await send(lines);
    expect(await send(lines)).toEqual(first);
    expect(await send(lines, { source: 'other' })).not.toEqual(first);
    await send(lines, { key: randomUUID() });
    await settled();
    expect(await requestsAtHosts()).toBe(600);
  });

  it('under a key of an earlier delivery that failed', async () => {
    async function* broken() {
      yield toBytes(lines).subarray(0, 5000);
      throw new Error('socket hang up');
    }
    await expect(send(lines, { key: 'batch-1', body: broken() })).rejects.toThrow(/broke off.*Send it again/);
    await deliver('nothing that anybody reads', { id: 'batch-1' });
    expect(await send(lines, { key: 'batch-1' })).toMatchObject({ status: 'done', counted: 200 });
    await settled();
    expect(await requestsAtHosts()).toBe(200);
  });
});

describe('what cannot be folded with others takes the way of files', () => {
  const packed = gzipSync(toBytes(lines));

  it.each<[string, Parameters<typeof toBytes>[0], Partial<LiveUpload>, Partial<Receipt>]>([
    ['a spec', makeSpec(), { file: 'shop.json' }, { status: 'done', kind: 'spec' }],
    ['nothing', '', {}, { status: 'failed' }],
    ['what nobody reads', 'hello', {}, { status: 'failed', kind: 'unknown' }],
    ['an unknown format', lines, { format: 'nonsense' }, { status: 'failed' }],
    ['damaged gzip', packed.subarray(0, packed.length - 30), {}, { status: 'done', kind: 'traffic' }],
  ])('%s', async (_, content, over, expected) => {
    expect(await send(content, over)).toMatchObject(expected);
  });

  it.each([
    ['unpacked', (bytes: Uint8Array) => bytes, MOST_RAW_BYTES],
    ['packed', gzipSync, MOST_PLAIN_BYTES],
  ])('a large one, %s', async (_, pack, size) => {
    const line = makeLine();
    const count = Math.ceil((size + 1) / (line.length + 1));
    const receipt = await send(pack(toBytes(`${line}\n`.repeat(count))), { key: 'large' });
    expect(receipt).toMatchObject({ status: 'done', counted: count, endpointsAdded: 1 });
  });
});
