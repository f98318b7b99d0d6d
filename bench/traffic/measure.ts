import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExchangeSink, IntakeLimits, TrafficFormat } from '@/lib/contracts/intake';
import { type InspectedSpec, Inspection } from '@/lib/engine/inspection';
import { formatById } from '@/lib/engine/sources/formats';
import { engineHashes } from '@/lib/services/hash-keys';
import { openFile } from '@/lib/services/open-file';
import { readTraffic } from '@/lib/services/read-traffic';
import { SecretBox } from '@/lib/services/secret-box';

export const BENCH_LIMITS: IntakeLimits = {
  recordBytes: 16 * 1024 * 1024,
  nestingDepth: 64,
  decompressionRatio: 1000,
  earliestMs: Date.UTC(2000, 0, 1),
  latestMs: Date.UTC(2100, 0, 1),
};
const CHUNK_BYTES = 256 * 1024;
const RESULT_MARK = '@@';

/** What one process measured. */
export interface Measurement {
  records: number;
  skipped: number;
  ms: number;
  peakMb: number;
  note?: string;
}

/** Where benches keep their generated files. */
export function benchFolder(): string {
  const folder = path.join(tmpdir(), 'gnomon-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Streams a file through a format into nothing: the cost of reading alone. */
export function measureParse(formatId: string, file: string): Measurement {
  let records = 0;
  let skipped = 0;
  const ms = stream(formatId, file, { exchange: () => records++, skip: () => skipped++ });
  return { records, skipped, ms, peakMb: peakMb() };
}

/** Streams a file through the whole engine in memory on one thread, inventory lines included. */
export function measureInspect(
  formatId: string,
  file: string,
  specs: readonly InspectedSpec[] = [],
): Measurement {
  const inspection = new Inspection(specs, engineHashes(new SecretBox(new Uint8Array(32)).hashKeys));
  const start = performance.now();
  stream(formatId, file, inspection.intake);
  return conclude(inspection, start);
}

/** The same as `gnomon inspect` does it: on the process's intake threads. */
export async function measureThreads(
  formatId: string,
  file: string,
  specs: readonly InspectedSpec[] = [],
): Promise<Measurement> {
  const keys = new SecretBox(new Uint8Array(32)).hashKeys;
  const inspection = new Inspection(specs, engineHashes(keys));
  const start = performance.now();
  const { head, chunks } = await openFile(file, new Date());
  const opened = { head, chunks, format: formatOf(formatId), limits: BENCH_LIMITS };
  await readTraffic(opened, inspection.intake, { keys });
  return conclude(inspection, start);
}

function conclude(inspection: Inspection, start: number): Measurement {
  const lines = inspection.lines(new Date(Date.UTC(2026, 6, 1)));
  const ms = performance.now() - start;
  const { counted, skipped } = inspection.intake;
  return { records: counted, skipped, ms, peakMb: peakMb(), note: `${lines.length} endpoints` };
}

function formatOf(formatId: string): TrafficFormat {
  const format = formatById(formatId);
  if (format === null) throw new Error(`No format ${formatId}`);
  return format;
}

/** Highest memory of this process, its threads included, so far. */
export function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function stream(formatId: string, file: string, sink: ExchangeSink): number {
  const parser = formatOf(formatId).open(sink, BENCH_LIMITS);
  const descriptor = openSync(file, 'r');
  // A parser may look at a chunk until the next call returns, so two buffers take turns.
  const buffers = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  const start = performance.now();
  for (let turn = 0; ; turn ^= 1) {
    const buffer = buffers[turn as 0 | 1];
    const length = readSync(descriptor, buffer);
    if (length === 0) break;
    parser.push(length === buffer.length ? buffer : buffer.subarray(0, length));
  }
  parser.end();
  const ms = performance.now() - start;
  closeSync(descriptor);
  return ms;
}

/** When this process was started by `inChild`, runs its part, prints the measurement and ends. Call first in a bench. */
export async function answerParent(
  parts: Readonly<Record<string, (file: string) => Measurement | Promise<Measurement>>>,
): Promise<void> {
  const [mark, part = '', file = ''] = process.argv.slice(2);
  if (mark !== RESULT_MARK) return;
  const measure = parts[part];
  if (measure === undefined) throw new Error(`No part ${part}`);
  console.log(RESULT_MARK + JSON.stringify(await measure(file)));
  process.exit(0);
}

/** The best of `rounds` runs of a part, each in a process of its own so that its peak memory is its own. */
export function inChild(part: string, file: string, rounds = 3): Measurement {
  let best: Measurement | null = null;
  for (let round = 0; round < rounds; round++) {
    const argv = ['--max-old-space-size=4096', process.argv[1] as string, RESULT_MARK, part, file];
    const { stdout, stderr, status } = spawnSync(process.execPath, argv, {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const line = stdout.split('\n').find((text) => text.startsWith(RESULT_MARK));
    if (status !== 0 || line === undefined) throw new Error(`${part} failed: ${stderr || stdout}`);
    const measured = JSON.parse(line.slice(RESULT_MARK.length)) as Measurement;
    if (best === null || measured.ms < best.ms) best = measured;
  }
  return best as Measurement;
}

/** Prints one row: what, records/s, time, peak memory, and the claim with its verdict. */
export function printRow(
  what: string,
  { records, skipped, ms, peakMb: peak, note }: Measurement,
  claim = '',
): void {
  const perSecond = Math.round((records + skipped) / (ms / 1000)).toLocaleString('en');
  const cells = [
    what.padEnd(34),
    `${perSecond}/s`.padStart(14),
    `${Math.round(ms)} ms`.padStart(10),
    `${peak} MB`.padStart(8),
  ];
  console.log([...cells, note ?? '', claim].filter((cell) => cell !== '').join('  '));
}
