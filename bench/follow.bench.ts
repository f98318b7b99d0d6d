import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import type { Receipt } from '@/lib/contracts/receipt';
import { openReceipt } from '@/lib/services/open-receipt';
import { makeTemporaryFolder } from '../testing/temporary-folder';
import { seededRandom } from './paths/random';

/**
 * `gnomon follow` on a log that is written at 50,000 combined lines a second: the share of a core that it takes, and how
 * far it is behind. The receiver only unpacks and counts, so that the follower alone is measured.
 */
const LINES_PER_SECOND = 50_000;
const TICKS_PER_SECOND = 20;
const SECONDS = 30;
/** Different ticks' worth of lines. */
const POOL = 200;
const TARGET_SHARE = 0.25;
/** Of /proc/PID/stat: USER_HZ. */
const TICK_MS = 10;

const folder = makeTemporaryFolder('bench-follow');
const log = path.join(folder, 'access.log');
writeFileSync(log, '');
let received = 0;
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const bytes = zstdDecompressSync(Buffer.concat(parts));
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) received++;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(receiptOf(String(request.headers['idempotency-key']))));
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const follower = spawn(
  process.execPath,
  [
    'dist/gnomon.mjs',
    'follow',
    log,
    '--source',
    'bench',
    '--server',
    address,
    '--state',
    path.join(folder, 'state'),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, GNOMON_ROOT: process.cwd() } },
);
await sleep(1500);
const before = cpuMs(follower);
const startMs = performance.now();
let written = 0;
let mostBehind = 0;
const random = seededRandom('follow');
const pool = Array.from({ length: POOL }, () =>
  Array.from({ length: LINES_PER_SECOND / TICKS_PER_SECOND }, lineOf).join(''),
);
for (let tick = 0; tick < SECONDS * TICKS_PER_SECOND; tick++) {
  appendFileSync(log, pool[tick % POOL] as string);
  written += LINES_PER_SECOND / TICKS_PER_SECOND;
  mostBehind = Math.max(mostBehind, written - received);
  const waitMs = startMs + ((tick + 1) * 1000) / TICKS_PER_SECOND - performance.now();
  if (waitMs > 0) await sleep(waitMs);
}
while (received < written) await sleep(10);
const elapsedMs = performance.now() - startMs;
const share = (cpuMs(follower) - before) / elapsedMs;
const peakMb =
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${follower.pid}/status`, 'utf8'))?.[1]) / 1024;
console.log(
  `followed ${received} of ${written} lines (${Math.round(written / (elapsedMs / 1000))} a second), at most ${(mostBehind / LINES_PER_SECOND).toFixed(1)} s behind`,
);
console.log(
  `${(share * 100).toFixed(1)} % of a core (${share < TARGET_SHARE ? 'holds' : 'MISSED'}: target ${TARGET_SHARE * 100} %), peak memory ${Math.round(peakMb)} MB`,
);
if (share >= TARGET_SHARE) process.exitCode = 1;
follower.kill('SIGTERM');
await once(follower, 'exit');
server.close();

function cpuMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function lineOf(): string {
  const any = (below: number) => Math.floor(random() * below);
  const client = `203.0.${any(256)}.${any(256)}`;
  const time = `${10 + any(14)}:${10 + any(50)}:${10 + any(50)}`;
  return `${client} - - [27/Nov/2026:${time} +0000] "GET /v1/orders/${any(1e7)}?page=${any(90)} HTTP/1.1" 200 ${any(50_000)} "-" "Mozilla/5.0 (X11; Linux x86_64) check/${any(17)}"\n`;
}

function receiptOf(id: string): Receipt {
  const upload = { id, source: 'bench', file: 'access.log', format: 'combined', bytesTotal: null };
  return { ...openReceipt(upload, new Date()), kind: 'traffic', status: 'done', received: 1, counted: 1 };
}
