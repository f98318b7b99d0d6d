import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findFreePort } from '@/lib/server/free-port';
import { makeExchangeLines, NOW } from '@/testing/exchange-lines';
import { Random } from '@/testing/random';
import { deliver, inChunks, readInventory, TEST_KEY, toBytes, withServices } from '@/testing/services';
import { makeTemporaryFolder } from '@/testing/temporary-folder';
import { postDeltas } from './post-deltas';
import { closeQueue } from './queued-batch';
import { receiveLive } from './receive-live';

vi.setConfig({ testTimeout: 60_000 });
const services = withServices();
const ROOT = path.resolve(import.meta.dirname, '../../..');
const NATS = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'].find(existsSync);
if (!NATS) console.log('Skipped: nats-server is not installed.');
const random = new Random(5);

let port: number;
let folder: string;
let nats: ChildProcess;
let workers: ChildProcess[] = [];

async function startNats(): Promise<void> {
  nats = spawn(NATS as string, ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder], {
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 100; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}`).catch((error) => {
        if (error.cause?.code === 'ECONNREFUSED') throw error;
      });
      return;
    } catch {
      await sleep(50);
    }
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function startWorker(): ChildProcess {
  const env = { ...process.env, DATABASE_URL: services.url, GNOMON_KEY: TEST_KEY, GNOMON_DATA: folder };
  const worker = spawn(process.execPath, ['scripts/run.ts', 'gnomon', 'worker'], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  });
  workers.push(worker);
  return worker;
}

function send(lines: string[], key?: string) {
  return receiveLive(
    { source: 'edge', file: 'edge', bytesTotal: null, body: inChunks(toBytes(lines)), ...(key && { key }) },
    NOW,
  );
}

/** As a client does it: what is refused is sent again under its key. */
async function persist(lines: string[], key: string): Promise<void> {
  for (;;) {
    try {
      await send(lines, key);
      return;
    } catch (error) {
      if (![429, 503].includes((error as { status: number }).status)) throw error;
      await sleep(100);
    }
  }
}

const done = async (): Promise<number> =>
  (
    await services.query<{ n: number }>(`SELECT count(*)::int AS "n" FROM "Receipt" WHERE "status" = 'done'`)
  )[0]?.n ?? 0;

beforeEach(async () => {
  folder = makeTemporaryFolder('queue');
  port = await findFreePort();
  process.env.GNOMON_QUEUE = `nats://127.0.0.1:${port}`;
  if (NATS) await startNats();
});
afterEach(async () => {
  await closeQueue();
  process.env.GNOMON_QUEUE = '';
  await Promise.all(workers.map(kill));
  workers = [];
  if (nats) await kill(nats);
});

describe.skipIf(!NATS)('batches through a queue', () => {
  it('count once, whoever is killed at random: workers, and the queue', async () => {
    const batches = Array.from({ length: 40 }, (_, seed) => makeExchangeLines({ seed, count: 150 }));
    process.env.GNOMON_QUEUE = '';
    for (const [i, batch] of batches.entries()) await send(batch, `plain-${i}`);
    while ((await postDeltas(NOW)) > 0);
    const undisturbed = await readInventory();
    await services.empty();

    process.env.GNOMON_QUEUE = `nats://127.0.0.1:${port}`;
    let isSending = true;
    startWorker();
    startWorker();
    const killing = (async () => {
      for (let round = 0; round < 6 || isSending; round++) {
        await sleep(300 + random.below(900));
        if (round === 2) {
          await kill(nats);
          await startNats();
        } else {
          await kill(workers[random.below(workers.length)] as ChildProcess);
          startWorker();
        }
      }
    })();
    for (const [i, batch] of batches.entries()) {
      await persist(batch, `queued-${i}`);
      if (i % 7 === 0) await persist(batch, `queued-${i}`);
      await sleep(random.below(150));
    }
    isSending = false;
    await killing;
    await vi.waitFor(async () => expect(await done()).toBe(batches.length), {
      timeout: 50_000,
      interval: 200,
    });
    while ((await postDeltas(NOW)) > 0);
    expect(await readInventory()).toEqual(undisturbed);
  });

  it('are acknowledged before they are counted, and say so; too large ones are committed at once', async () => {
    const lines = makeExchangeLines({ seed: 1, count: 100 });
    expect(await send(lines, 'small')).toMatchObject({ id: 'small', status: 'queued', counted: 0 });
    expect(await done()).toBe(0);
    const large = makeExchangeLines({ seed: 2, count: 5000 });
    expect(await send(large, 'large')).toMatchObject({ status: 'done', counted: 5000 });
    startWorker();
    await vi.waitFor(async () => expect(await done()).toBe(2), { timeout: 20_000, interval: 100 });
    expect(await send(lines, 'small')).toMatchObject({ status: 'done', counted: 100 });
  });

  it('are refused while the queue is away, and nothing of them is taken', async () => {
    await kill(nats);
    const refused = send(makeExchangeLines({ seed: 1, count: 10 }));
    await expect(refused).rejects.toMatchObject({ status: 503, retryAfterSeconds: 5 });
    await startNats();
    expect(await send(makeExchangeLines({ seed: 1, count: 10 }))).toMatchObject({ status: 'queued' });
  });

  it('leave what people bring to the web process', async () => {
    expect(await deliver(makeExchangeLines({ seed: 1, count: 10 }))).toMatchObject({ status: 'done' });
  });
});
