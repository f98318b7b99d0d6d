import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { closeDatabase } from '@/lib/data/client';
import { HOSTS, LEDGER } from '@/testing/estate';
import { makeExchangeLines, makeLine, NOW } from '@/testing/exchange-lines';
import { Random } from '@/testing/random';
import { deliver, readInventory, toBytes, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';

vi.setConfig({ testTimeout: 180_000 });
const services = withServices();

const unmatched = async () =>
  services.query(
    'SELECT a."name", v."unmatched" FROM "Api" a JOIN "ApiEvidence" v ON v."apiId" = a."id" ORDER BY 1',
  );
const requestsAtHosts = async () => {
  const [row] = await services.query<{ sum: string }>(
    'SELECT coalesce(sum("requests"), 0) AS "sum" FROM "ApiHost" WHERE "origin" = \'traffic\'',
  );
  return Number(row?.sum);
};

describe('law 1: order does not matter', () => {
  it('shuffled and split over several uploads, the inventory and the books are the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer({ min: 2, max: 5 }),
        fc.integer(),
        async (seed, parts, order) => {
          const lines = makeExchangeLines({ seed, count: 400 });
          await services.empty();
          await deliver(makeSpec(), { file: 'shop.json' });
          await deliver(lines);
          const [whole, books] = [await readInventory(), await unmatched()];
          await services.empty();
          await deliver(makeSpec(), { file: 'shop.json' });
          const random = new Random(order);
          for (const part of random.split(random.shuffle(lines), parts))
            if (part.length > 0) await deliver(part);
          expect(await readInventory()).toEqual(whole);
          expect(await unmatched()).toEqual(books);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('uploads that come at the same time give what uploads in turn give', async () => {
    const parts = [1, 2, 3, 4].map((seed) => makeExchangeLines({ seed, count: 200 }));
    for (const part of parts) await deliver(part);
    const inTurn = await readInventory();
    await services.empty();
    await Promise.all(parts.map((part) => deliver(part)));
    expect(await readInventory()).toEqual(inTurn);
  });

  it('traffic before its spec gives what the spec before its traffic gives', async () => {
    const lines = makeExchangeLines({ seed: 4, count: 600 });
    await deliver(makeSpec(), { file: 'shop.json' });
    await deliver(lines);
    const [specFirst, books] = [await readInventory(), await unmatched()];
    await services.empty();
    await deliver(lines);
    await deliver(makeSpec(), { file: 'shop.json' });
    expect(await readInventory()).toEqual(specFirst);
    expect(await unmatched()).toEqual(books);
  });

  it('a spec that comes while traffic is read claims it all the same', async () => {
    const lines = makeExchangeLines({ seed: 4, count: 600 });
    await deliver(makeSpec(), { file: 'shop.json' });
    await deliver(lines);
    const specFirst = await readInventory();
    await services.empty();
    const bytes = toBytes(lines);
    async function* interrupted() {
      yield bytes.subarray(0, 100_000);
      await deliver(makeSpec(), { file: 'shop.json' });
      yield bytes.subarray(100_000);
    }
    await deliver([], { body: interrupted() });
    expect(await readInventory()).toEqual(specFirst);
  });

  it('what was called a blanket redirect is not forgotten when something answers', async () => {
    const redirects = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
      makeLine({ url: `https://moved.example.com/${name}`, status: 301 }),
    );
    const answers = ['a', 'b'].map((name) =>
      makeLine({ url: `https://moved.example.com/${name}`, status: 200 }),
    );
    await deliver([...redirects, ...answers]);
    const together = await readInventory();
    expect(together.map(({ requests }) => requests)).toEqual([2, 2, 1, 1, 1, 1]);
    await services.empty();
    await deliver(redirects);
    expect(await readInventory()).toEqual([]);
    await deliver(answers);
    expect(await readInventory()).toEqual(together);
  });
});

describe('law 2: once', () => {
  const lines = makeExchangeLines({ seed: 2, count: 200 });

  it('the same key again answers with the first receipt', async () => {
    const first = await deliver(lines, { id: 'batch-1' });
    const before = await readInventory();
    expect(await deliver(lines, { id: 'batch-1' })).toEqual(first);
    expect(await deliver(makeExchangeLines({ seed: 3, count: 10 }), { id: 'batch-1' })).toEqual(first);
    expect(await readInventory()).toEqual(before);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['as it was', (bytes) => bytes],
    ['compressed', (bytes) => gzipSync(bytes)],
  ])('the same content under another key, %s, counts nothing and says so', async (_, pack) => {
    const first = await deliver(lines);
    const before = await readInventory();
    const again = await deliver(pack(toBytes(lines)), { file: 'again.ndjson' });
    expect(again).toMatchObject({ status: 'done', duplicateOf: first.id, endpointsTouched: 0, apis: [] });
    const { received } = first;
    expect(again).toMatchObject({ received, counted: 0, skipped: received });
    expect(again.skippedBy).toMatchObject([{ reason: 'duplicate', count: received }]);
    expect(await readInventory()).toEqual(before);
    expect(await requestsAtHosts()).toBe(first.counted);
  });

  it('the receipt of the same content keeps apart what could not be read anyway', async () => {
    const bad = [...lines, '{"broken":', '[]'];
    await deliver(bad);
    const again = await deliver(bad);
    expect(again).toMatchObject({ received: lines.length + 2, counted: 0, skipped: lines.length + 2 });
    const byReason = again.skippedBy.map(({ reason, count }) => [reason, count]);
    expect(byReason.at(-1)).toEqual(['duplicate', lines.length]);
    expect(byReason.slice(0, -1).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(2);
  });

  it('the same content for another API counts there', async () => {
    await deliver(lines);
    expect(await deliver(lines, { api: 'Other' })).toMatchObject({ duplicateOf: null, apis: ['Other'] });
  });

  it('several deliveries of one key at the same time count once', async () => {
    const receipts = await Promise.all(Array.from({ length: 5 }, () => deliver(lines, { id: 'batch-1' })));
    expect(await requestsAtHosts()).toBe(lines.length);
    expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['done']));
    expect(await deliver(lines, { id: 'batch-1' })).toMatchObject({ status: 'done', counted: lines.length });
    expect(await requestsAtHosts()).toBe(lines.length);
  });

  it('a slow delivery of a key does not undo a quick one', async () => {
    const bytes = toBytes(lines);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* slow() {
      yield bytes.subarray(0, 5000);
      await held;
      throw new Error('the line went dead');
    }
    const slowly = deliver([], { id: 'batch-1', body: slow() });
    await deliver(lines, { id: 'batch-1' });
    release();
    expect(await slowly).toMatchObject({ status: 'done', counted: lines.length });
    expect(await deliver(lines, { id: 'batch-1' })).toMatchObject({ status: 'done' });
    expect(await requestsAtHosts()).toBe(lines.length);
  });

  it('a body that breaks off counts nothing, so that it can be sent again', async () => {
    const bytes = toBytes(lines);
    async function* broken() {
      yield bytes.subarray(0, 5000);
      throw new Error('socket hang up');
    }
    const failed = await deliver([], { id: 'batch-1', body: broken() });
    expect(failed).toMatchObject({ status: 'failed' });
    expect(failed.problems[0]?.message).toMatch(
      /broke off.*socket hang up.*nothing of it was counted.*Send it again/,
    );
    expect(await readInventory()).toEqual([]);
    expect(await deliver(lines, { id: 'batch-1' })).toMatchObject({ status: 'done', counted: lines.length });
  });

  it('a spec delivered by several at the same time is one revision', async () => {
    await Promise.all(
      Array.from({ length: 4 }, (_, i) => deliver(makeSpec(), { id: `spec-${i % 2}`, file: 'shop.json' })),
    );
    expect(await services.query('SELECT count(*)::int AS "revisions" FROM "Revision"')).toEqual([
      { revisions: 1 },
    ]);
  });
});

describe('law 4: the books balance', () => {
  it('in the database every request stands at an endpoint or is unmatched', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    let counted = 0;
    for (const seed of [1, 2, 3]) {
      const receipt = await deliver([
        ...makeExchangeLines({ seed, count: 300 }),
        '{',
        makeLine({ status: 7 }),
      ]);
      expect(receipt).toMatchObject({ received: 302, counted: 300, skipped: 2 });
      counted += receipt.counted;
    }
    const [row] = await services.query<{ endpoints: string; unmatched: string }>(
      'SELECT (SELECT sum("requests") FROM "Endpoint") AS "endpoints", (SELECT sum("unmatched") FROM "ApiEvidence") AS "unmatched"',
    );
    expect(Number(row?.endpoints) + Number(row?.unmatched)).toBe(counted);
    expect(await requestsAtHosts()).toBe(counted);
  });
});

describe('law 8: cost follows the inventory', () => {
  /** Rows inserted, updated and deleted by `work`, by table. */
  async function rowsWritten(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const read = async () => {
      await services.query('SELECT pg_stat_clear_snapshot()');
      const rows = await services.query<{ relname: string; written: string }>(
        'SELECT "relname", "n_tup_ins" + "n_tup_upd" + "n_tup_del" AS "written" FROM "pg_stat_user_tables"',
      );
      return new Map(rows.map(({ relname, written }) => [relname, Number(written)]));
    };
    const before = await settled(read);
    await work();
    const after = await settled(read);
    return Object.fromEntries(
      [...after]
        .map(([table, written]) => [table, written - (before.get(table) ?? 0)])
        .filter(([, rows]) => rows),
    );
  }

  /** A connection tells its counts when it is closed at the latest. */
  async function settled<T>(read: () => Promise<T>): Promise<T> {
    await closeDatabase();
    await vi.waitFor(async () => {
      const [row] = await services.query<{ others: number }>(
        'SELECT count(*)::int AS "others" FROM "pg_stat_activity" WHERE "datname" = current_database() AND "pid" <> pg_backend_pid()',
      );
      expect(row?.others).toBe(0);
    });
    return read();
  }

  it('a batch writes the endpoints that it touches and a constant number of other rows', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    for (const seed of [1, 2]) await deliver(makeExchangeLines({ seed, count: 2000 }));
    const inventory = await readInventory();
    expect(inventory.length).toBeGreaterThan(15);
    // Three times, since the server counts what stood in its way, such as a statement that it did over, too.
    const batches = [];
    for (const batch of [0, 1, 2]) {
      const touching = Array.from({ length: 500 }, (_, i) =>
        makeLine({
          url: `https://${LEDGER}/accounts/${i}`,
          time: new Date(NOW.getTime() - (batch * 500 + i) * 1000).toISOString(),
        }),
      );
      batches.push(await rowsWritten(() => deliver(touching)));
    }
    const [cheapest] = batches.map(sumOthers).sort((a, b) => a - b);
    expect(cheapest, JSON.stringify(batches)).toBeLessThanOrEqual(8);
    for (const written of batches) {
      expect(written.Endpoint).toBeLessThanOrEqual(1);
      expect(written.EndpointEvidence).toBeLessThanOrEqual(1);
    }
  });

  /** Rows of the tables that do not hold endpoints. */
  function sumOthers({
    Endpoint: _endpoint,
    EndpointEvidence: _evidence,
    ...others
  }: Record<string, number>): number {
    return Object.values(others).reduce((sum, rows) => sum + rows, 0);
  }

  it('traffic that nothing answers writes no endpoint', async () => {
    await deliver(makeExchangeLines({ seed: 1, count: 500 }));
    const before = await readInventory();
    const random = new Random(5);
    const scan = Array.from({ length: 3000 }, () =>
      makeLine({ url: `https://${LEDGER}/${random.text(9)}/${random.text(9)}`, status: 404 }),
    );
    const written = await rowsWritten(() => deliver(scan));
    expect(written.Endpoint ?? 0).toBe(0);
    expect(await readInventory()).toEqual(before);
  });

  it('invented hosts get so many APIs and no more', async () => {
    const invent = (seed: number, status: number) =>
      Array.from({ length: 1500 }, (_, i) => makeLine({ url: `https://h${seed}x${i}.example.org/`, status }));
    for (const seed of [1, 2]) await deliver(invent(seed, 404));
    const [silent] = await services.query<{ apis: number }>('SELECT count(*)::int AS "apis" FROM "Api"');
    expect(silent?.apis).toBe(257);
    expect(await requestsAtHosts()).toBe(3000);
    await deliver(makeExchangeLines({ seed: 1, count: 300, probes: 0 }));
    const apis = new Set((await readInventory()).map(({ api }) => api));
    expect(apis).toEqual(new Set(HOSTS.filter((host) => host !== 'old.example.com')));
  });
});
