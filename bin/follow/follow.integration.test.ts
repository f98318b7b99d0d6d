import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { postDeltas } from '@/lib/services/live/post-deltas';
import { type BatchServer, serveBatches } from '@/testing/batch-server';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { Random } from '@/testing/random';
import { withServices } from '@/testing/services';
import { makeTemporaryFolder } from '@/testing/temporary-folder';

vi.setConfig({ testTimeout: 60_000 });
const services = withServices();
const ROOT = path.resolve(import.meta.dirname, '../..');
const random = new Random(11);

let folder: string;
let log: string;
let server: BatchServer;
let follower: ChildProcess | undefined;
let words = '';
/** Answers that are lost on their way, though the batch was committed. */
let lost = 0;
let refused = 0;
/** How long an answer takes, and how many are awaited. */
let slow = 0;
let underWay = 0;
let written = 0;

// Bundles it; what is killed again and again is started without asking whether that is still fresh.
beforeAll(() =>
  promisify(execFile)(process.execPath, ['scripts/run.ts', 'gnomon', 'follow', '--help'], { cwd: ROOT }),
);
beforeEach(async () => {
  folder = makeTemporaryFolder('follow');
  log = path.join(folder, 'logs/access.log');
  mkdirSync(path.dirname(log));
  [written, lost, refused, slow, underWay, words] = [0, 0, 0, 0, 0, ''];
  const person = await givePerson('analyst');
  const actor = {
    ...person,
    session: null,
    token: { id: 1, name: 'edge', scopes: ['intake' as const], source: null },
  };
  server = await serveBatches(() => actor, {
    before: async (response) => {
      if (refused-- > 0) {
        response.writeHead(429, { 'retry-after': '1' }).end('{}');
        return true;
      }
      underWay++;
      await sleep(slow);
      return false;
    },
    isLost: () => lost-- > 0,
  });
});
afterEach(async () => {
  await kill();
  server.close();
});

function start(...more: string[]): void {
  const { address } = server;
  const state = path.join(folder, 'state');
  follower = spawn(
    process.execPath,
    ['dist/gnomon.mjs', 'follow', log, '--source', 'edge', '--server', address, '--state', state, ...more],
    { cwd: ROOT, env: { ...process.env, GNOMON_TOKEN: 'secret' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  follower.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
}

/** Resolves once it looks at the log: a kill before is nothing to survive. */
async function started(...more: string[]): Promise<void> {
  words = '';
  start(...more);
  await vi.waitFor(() => expect(words).toMatch(/Following/), { timeout: 10_000 });
}

async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (!follower || follower.exitCode !== null || follower.signalCode !== null) return;
  const ended = once(follower, 'exit');
  follower.kill(signal);
  await ended;
}

function write(count: number, file = log): void {
  let text = '';
  for (let i = 0; i < count; i++)
    text += `${makeLine({ url: `https://one.example.com/things/${written++}` })}\n`;
  appendFileSync(file, text);
}

async function counted(): Promise<number> {
  while ((await postDeltas(NOW)) > 0);
  const [row] = await services.query<{ sum: number }>(
    'SELECT coalesce(sum("requests"), 0)::int AS "sum" FROM "ApiHost" WHERE "origin" = \'traffic\'',
  );
  return row?.sum ?? 0;
}

/** Resolves once all that was written is counted; fails when more is. */
async function caughtUp(): Promise<void> {
  await vi.waitFor(async () => expect(await counted()).toBeGreaterThanOrEqual(written), {
    timeout: 20_000,
    interval: 100,
  });
  expect(await counted()).toBe(written);
}

describe('gnomon follow', () => {
  it('delivers each line once, killed at random while the log is written and rotated', async () => {
    write(10);
    await started();
    await caughtUp();
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 5; i++) {
        write(300);
        await sleep(random.below(60));
      }
      if (round % 3 === 1) lost = 1;
      if (round % 2 === 1) renameSync(log, `${log}.${9 - round}`);
      await sleep(random.below(900));
      await kill();
      if (round % 2 === 0) write(100);
      await started();
    }
    await caughtUp();
    await kill('SIGTERM');
    expect(words).toMatch(/Delivered \d+ lines: \d+ counted, 0 skipped/);
  });

  it('goes on after copytruncate', async () => {
    write(500);
    start();
    await caughtUp();
    copyFileSync(log, `${log}.1`);
    truncateSync(log, 0);
    write(200);
    await caughtUp();
    await kill();
    copyFileSync(log, `${log}.1`);
    truncateSync(log, 0);
    write(900);
    start();
    await caughtUp();
  });

  it('takes from the copy what copytruncate took away before it was delivered', async () => {
    write(100);
    await started();
    await caughtUp();
    refused = 1;
    write(100);
    await vi.waitFor(() => expect(words).toMatch(/answered 429/), { timeout: 10_000 });
    write(300);
    copyFileSync(log, `${log}.1`);
    truncateSync(log, 0);
    write(50);
    await caughtUp();
    await kill();
    write(70);
    copyFileSync(log, `${log}.1`);
    truncateSync(log, 0);
    write(1000);
    await started();
    await caughtUp();
    expect(words).not.toMatch(/gone|emptied/);
  });

  it('takes what is written to a rotated log after the next one was begun', async () => {
    write(50);
    await started();
    await caughtUp();
    renameSync(log, `${log}.1`);
    write(20);
    await caughtUp();
    write(5, `${log}.1`);
    write(5);
    await caughtUp();
    await kill();
    write(5, `${log}.1`);
    await started();
    await caughtUp();
  });

  it('takes a line when it is whole, and the rest of a rotated log as it is', async () => {
    const line = makeLine({ url: 'https://one.example.com/things/last' });
    write(10);
    appendFileSync(log, line.slice(0, 40));
    start();
    await caughtUp();
    appendFileSync(log, line.slice(40));
    renameSync(log, `${log}.1`);
    writeFileSync(log, '');
    written++;
    await caughtUp();
  });

  it('waits for a log that is not there, and for a server that has no room', async () => {
    refused = 2;
    start();
    await vi.waitFor(() => expect(words).toMatch(/is not there yet/), { timeout: 10_000 });
    write(50);
    await caughtUp();
    expect(words).toMatch(/answered 429.*Waiting, and sending the same again/);
    expect(words).toMatch(/takes batches again/);
  });

  it('says what it missed when the log it followed was compressed, and takes those after it', async () => {
    write(50);
    await started();
    await caughtUp();
    await kill();
    writeFileSync(`${log}.2.gz`, gzipSync(readFileSync(log)));
    rmSync(log);
    write(30);
    renameSync(log, `${log}.1`);
    write(20);
    await started();
    await caughtUp();
    expect(words).toMatch(/is gone, or compressed .*gnomon import/);
    expect(words).toContain(`gnomon import ${log}.2.gz`);
  });

  it('follows a log from one place once', async () => {
    write(5);
    await started();
    await caughtUp();
    const first = follower;
    start();
    const [code] = await once(follower as ChildProcess, 'exit');
    follower = first;
    expect(code).toBe(3);
    expect(words).toMatch(/is being followed from this place already, by process \d+/);
  });

  it('lets a batch that is under way be answered when it is told to stop', async () => {
    slow = 1500;
    write(40);
    await started();
    await vi.waitFor(() => expect(underWay).toBe(1), { timeout: 10_000 });
    await kill('SIGTERM');
    expect(words).toContain('Delivered 40 lines: 40 counted, 0 skipped.');
    await caughtUp();
  });

  it('recognises the format anew when the program logs in another', async () => {
    write(50);
    await started();
    await caughtUp();
    const combined = '203.0.113.7 - - [27/Nov/2026:10:00:00 +0000] "GET /old HTTP/1.1" 200 5 "-" "-"\n';
    appendFileSync(log, combined.repeat(30));
    await vi.waitFor(() => expect(words).toMatch(/are not ndjson/), { timeout: 10_000 });
    appendFileSync(log, combined.repeat(10));
    written += 10;
    await caughtUp();
  });

  it('begins at the end when asked', async () => {
    write(50);
    await started('--from-end');
    await sleep(500);
    written = 0;
    write(5);
    await caughtUp();
  });
});
