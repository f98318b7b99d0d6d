import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeExchangeLines, makeLine } from '@/testing/exchange-lines';
import { Random } from '@/testing/random';
import { deliver, readInventory, TEST_KEY, toBytes, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { closeAbandonedReceipts } from './close-abandoned-receipts';

vi.setConfig({ testTimeout: 300_000 });
const services = withServices();
const ROOT = path.resolve(import.meta.dirname, '../..');
/** Long before any clock that the command may read. */
const THEN = new Date('2024-06-01T00:00:00Z');
const LINES = 40_000;

const counted = async () => {
  const [row] = await services.query<{ requests: number }>(
    'SELECT coalesce(sum("requests"), 0)::int AS "requests" FROM "ApiHost" WHERE "origin" = \'traffic\'',
  );
  return row?.requests ?? 0;
};
const statuses = async () =>
  (await services.query<{ status: string }>('SELECT "status" FROM "Receipt" ORDER BY "startedAt"')).map(
    ({ status }) => status,
  );

describe('a command killed while it imports', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-killed-'));
  const file = path.join(folder, 'traffic.ndjson');
  beforeAll(() => {
    const many = Array.from({ length: 60 }, (_, i) =>
      makeLine({ url: `https://h${i}.example.com/`, time: THEN.toISOString() }),
    );
    writeFileSync(file, toBytes([...makeExchangeLines({ seed: 1, count: LINES - 60, now: THEN }), ...many]));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function startImport(): ChildProcess {
    const env = {
      ...process.env,
      DATABASE_URL: services.url,
      GNOMON_KEY: TEST_KEY,
      GNOMON_DATA: path.join(folder, 'data'),
    };
    return spawn(process.execPath, ['scripts/run.ts', 'gnomon', 'import', file, '--json'], {
      cwd: ROOT,
      env,
      stdio: 'ignore',
    });
  }

  async function runImport(): Promise<void> {
    const [code] = await once(startImport(), 'exit');
    expect(code).toBe(0);
  }

  /** Resolves once the command has opened its receipt. */
  async function begun(): Promise<void> {
    while ((await statuses()).length === 0) await sleep(5);
  }

  /** Postgres may take a moment to find that the process is gone. */
  async function closed(): Promise<string[]> {
    await closeAbandonedReceipts(new Date());
    const now = await statuses();
    expect(now).not.toContain('running');
    return now;
  }

  it('leaves all of it or nothing, and sent again it counts once', async () => {
    await runImport();
    await services.empty();
    const startedAt = performance.now();
    await Promise.all([runImport(), begun().then(() => performance.now() - startedAt)]);
    const importMs = performance.now() - startedAt;
    const undisturbed = await readInventory();
    expect(undisturbed.length).toBeGreaterThan(70);

    const random = new Random(8);
    let cutShort = 0;
    for (let round = 0; round < 6; round++) {
      await services.empty();
      const command = startImport();
      await begun();
      await sleep(random.next() * importMs * 0.6);
      command.kill('SIGKILL');
      if (command.exitCode === null && command.signalCode === null) await once(command, 'exit');
      const [status] = await vi.waitFor(closed, { timeout: 20_000 });
      expect(await counted()).toBe(status === 'done' ? LINES : 0);
      if (status === 'failed') cutShort++;
      await runImport();
      expect(await counted()).toBe(LINES);
      expect(await readInventory()).toEqual(undisturbed);
    }
    expect(cutShort).toBeGreaterThan(0);
  });
});

describe('a receipt whose process was killed', () => {
  it('is closed at the next start with what happened and what to do', async () => {
    await services.query(
      `INSERT INTO "Receipt" ("id", "source", "file", "kind", "status", "apis", "skippedBy", "problems")
       VALUES ('dead', 'test', 'a.log', 'traffic', 'running', '{}', '[]', '[]')`,
    );
    const now = new Date('2026-02-03T04:05:06Z');
    expect(await closeAbandonedReceipts(now)).toBe(1);
    const [receipt] = await services.query('SELECT "status", "finishedAt", "problems" FROM "Receipt"');
    expect(receipt).toMatchObject({ status: 'failed', finishedAt: now });
    expect(receipt?.problems).toEqual([
      {
        severity: 'error',
        message: expect.stringMatching(
          /stopped while it read.*nothing of it was counted.*Import the file again/,
        ),
      },
    ]);
    expect(await closeAbandonedReceipts(now)).toBe(0);
  });

  it('is told from one whose import is under way', async () => {
    const bytes = toBytes(makeExchangeLines({ seed: 1, count: 100 }));
    const closed: number[] = [];
    async function* slow() {
      yield bytes.subarray(0, 1000);
      closed.push(await closeAbandonedReceipts(new Date()));
      yield bytes.subarray(1000);
    }
    expect(await deliver([], { body: slow() })).toMatchObject({ status: 'done', counted: 100 });
    expect(closed).toEqual([0]);
  });

  it('opens again when its batch is sent again', async () => {
    await services.query(
      `INSERT INTO "Receipt" ("id", "source", "file", "kind", "status", "apis", "skippedBy", "problems")
       VALUES ('batch', 'test', 'a.log', 'traffic', 'running', '{}', '[]', '[]')`,
    );
    await closeAbandonedReceipts(new Date());
    expect(await deliver(makeLine(), { id: 'batch' })).toMatchObject({
      status: 'done',
      counted: 1,
      problems: [],
    });
  });
});

describe('an import that fails at any table', () => {
  const lines = makeExchangeLines({ seed: 6, count: 500 });

  /** Makes the next write to a table fail, as a lost connection would. */
  async function breakTable(table: string): Promise<() => Promise<unknown>> {
    await services.query(
      `CREATE FUNCTION "fail"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`,
    );
    await services.query(
      `CREATE TRIGGER "fail" BEFORE INSERT OR UPDATE ON "${table}" EXECUTE FUNCTION "fail"()`,
    );
    return () => services.query('DROP FUNCTION "fail" CASCADE');
  }

  it.each([
    ['traffic', 'Api'],
    ['traffic', 'ApiHost'],
    ['traffic', 'ApiEvidence'],
    ['traffic', 'Endpoint'],
    ['traffic', 'EndpointEvidence'],
    ['traffic', 'Estate'],
    ['spec', 'Spec'],
    ['spec', 'Revision'],
    ['spec', 'Operation'],
    ['spec', 'OperationChunk'],
    ['spec', 'ApiHost'],
    ['spec', 'Endpoint'],
    ['spec', 'Estate'],
  ])('%s, %s: leaves nothing, says so, and counts once when it is sent again', async (kind, table) => {
    const send = () =>
      kind === 'spec'
        ? deliver(makeSpec(), { id: 'batch', file: 'shop.json' })
        : deliver(lines, { id: 'batch' });
    await deliver(makeLine());
    await send();
    const undisturbed = await readInventory();
    await services.empty();
    await deliver(makeLine());
    const before = await readInventory();
    const mend = await breakTable(table);
    try {
      await expect(send()).rejects.toThrow();
    } finally {
      await mend();
    }
    expect(await readInventory()).toEqual(before);
    const [receipt] = await services.query('SELECT "status", "problems" FROM "Receipt" WHERE "id" = $1', [
      'batch',
    ]);
    expect(receipt).toMatchObject({ status: 'failed' });
    expect(JSON.stringify(receipt?.problems)).toMatch(/nothing of this file was counted. Send it again/);
    await send();
    expect(await readInventory()).toEqual(undisturbed);
  });
});
