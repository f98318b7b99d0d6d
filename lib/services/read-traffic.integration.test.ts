import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Intake } from '@/lib/engine/intake';
import { Routing } from '@/lib/engine/routing';
import { formatById } from '@/lib/engine/sources/formats';
import { makeExchangeLines, NOW } from '@/testing/exchange-lines';
import { describeFolds } from '@/testing/fold-evidence';
import { type LineFile, lineFiles, RECORD_BYTES } from '@/testing/line-files';
import { deliver, inChunks, readInventory, toBytes, withServices } from '@/testing/services';
import { engineHashes } from './hash-keys';
import { intakeLimits } from './limits';
import { readTraffic } from './read-traffic';

vi.setConfig({ testTimeout: 180_000 });
const services = withServices();
const KEYS = { seed: 7, fingerprintKey: new Uint8Array(16).fill(3) };
const LIMITS = { ...intakeLimits(NOW), recordBytes: RECORD_BYTES, latestMs: Date.UTC(2030, 0, 1) };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function read({ formatId, bytes }: LineFile, threads: number, pieceBytes: number): Promise<Intake> {
  const format = formatById(formatId);
  if (!format) throw new Error(`No format ${formatId}`);
  const intake = new Intake(new Routing([]), engineHashes(KEYS));
  const file = { format, limits: LIMITS, head: bytes, chunks: inChunks(bytes, 700) };
  await readTraffic(file, intake, { keys: KEYS, threads, pieceBytes, ownBytes: 0 });
  return intake;
}

describe('a file read on threads', () => {
  it('shows what it shows on one thread', async () => {
    await fc.assert(
      fc.asyncProperty(lineFiles, fc.integer({ min: 1, max: 800 }), async (file, pieceBytes) => {
        const [alone, many] = [await read(file, 0, pieceBytes), await read(file, 3, pieceBytes)];
        expect([...many.skips]).toEqual([...alone.skips]);
        expect(many.counted).toBe(alone.counted);
        expect(describeFolds(many.folds)).toEqual(describeFolds(alone.folds));
      }),
      { numRuns: 60 },
    );
  });

  it('is read beside others', async () => {
    const files = fc.sample(lineFiles, { numRuns: 12, seed: 4 });
    const many = await Promise.all(files.map((file) => read(file, 2, 100)));
    for (const [at, file] of files.entries()) {
      const alone = await read(file, 0, 100);
      expect([...(many[at] as Intake).skips]).toEqual([...alone.skips]);
      expect(describeFolds((many[at] as Intake).folds)).toEqual(describeFolds(alone.folds));
    }
  });
});

describe('an import on threads', () => {
  const lines = makeExchangeLines({ seed: 31, count: 25_000 }).flatMap((line, i) =>
    i % 400 === 77 ? ['prose', line, '', '{"time":'] : [line],
  );

  it('commits what one thread commits, with the same receipt', async () => {
    expect(toBytes(lines).length).toBeGreaterThan(5 * 2 ** 20);
    const outcome = async (workers: string) => {
      vi.stubEnv('GNOMON_WORKERS', workers);
      await services.empty();
      const { id: _, startedAt: __, finishedAt: ___, ...receipt } = await deliver(lines);
      return { receipt, inventory: await readInventory() };
    };
    const alone = await outcome('0');
    expect(alone.receipt).toMatchObject({ status: 'done', counted: 25_000 });
    expect(await outcome('3')).toEqual(alone);
  });

  it('fails when a thread is lost: says so, leaves nothing, and counts when it is sent again', async () => {
    vi.stubEnv('GNOMON_WORKERS', '2');
    const before = await readInventory();
    const killed: Worker[] = [];
    const { postMessage } = Worker.prototype;
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...given) {
      if (given[0].kind === 'piece' && killed.length === 0) {
        killed.push(this);
        void this.terminate();
      }
      return postMessage.apply(this, given);
    });
    const failed = await deliver(lines, { id: 'batch' });
    vi.restoreAllMocks();
    expect(killed).toHaveLength(1);
    expect(failed).toMatchObject({ status: 'failed' });
    expect(failed.problems).toEqual([
      {
        severity: 'error',
        file: 'test.ndjson',
        message: expect.stringMatching(
          /thread that read this file stopped.*nothing of it was counted.*again/,
        ),
      },
    ]);
    expect(await readInventory()).toEqual(before);
    expect(await deliver(lines, { id: 'batch' })).toMatchObject({ status: 'done', counted: 25_000 });
  });

  it('leaves nothing when the upload breaks off', async () => {
    vi.stubEnv('GNOMON_WORKERS', '2');
    const bytes = toBytes(lines);
    async function* broken() {
      yield bytes.subarray(0, 5 * 2 ** 20);
      throw new Error('connection reset');
    }
    const receipt = await deliver([], { body: broken() });
    expect(receipt).toMatchObject({ status: 'failed' });
    expect(receipt.problems[0]?.message).toMatch(/broke off/);
    expect(await readInventory()).toEqual([]);
  });

  it('lets everything else run meanwhile', async () => {
    vi.stubEnv('GNOMON_WORKERS', '1');
    const many = toBytes([...lines, ...lines, ...lines, ...lines]);
    const gaps: number[] = [];
    let isOver = false;
    const watch = (async () => {
      for (let last = performance.now(); !isOver; last = performance.now()) {
        await sleep(1);
        gaps.push(performance.now() - last);
      }
    })();
    const format = formatById('ndjson');
    if (!format) throw new Error('No ndjson');
    const intake = new Intake(new Routing([]), engineHashes(KEYS));
    const file = { format, limits: LIMITS, head: many, chunks: inChunks(many) };
    await readTraffic(file, intake, { keys: KEYS });
    isOver = true;
    await watch;
    expect(intake.counted).toBeGreaterThan(50_000);
    gaps.sort((a, b) => a - b);
    expect(gaps[Math.floor(gaps.length * 0.95)]).toBeLessThan(50);
  });
});
