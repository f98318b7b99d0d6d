import { closeSync, existsSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { seededRandom } from './paths/random';
import {
  answerParent,
  benchFolder,
  inChild,
  type Measurement,
  measureInspect,
  measureParse,
  measureThreads,
  peakMb,
  printRow,
} from './traffic/measure';
import { measureCommit } from './traffic/measure-commit';

/**
 * 400,000 NDJSON exchanges of about 500 bytes: read alone, through the whole engine, and committed to Postgres, on one thread
 * and on all cores, beside JSON.parse per line.
 */
const LINES = 400_000;
const LEAST_INSPECT_SHARE = 0.6;
const LEAST_COMMIT_SHARE = 0.5;
const NOUNS = ['customers', 'orders', 'invoices', 'products', 'teams'];
const NEWLINE = 0x0a;

await answerParent({
  parse: (file) => measureParse('ndjson', file),
  inspect: (file) => measureInspect('ndjson', file),
  threads: (file) => measureThreads('ndjson', file),
  commit: (file) => measureCommit(file),
  commitAlone: (file) => measureCommit(file, 0),
  floor: measureFloor,
});

const file = path.join(benchFolder(), `exchanges-${LINES}.ndjson`);
if (!existsSync(file)) writeExchanges();
const floor = inChild('floor', file);
printRow('JSON.parse per line (the floor)', floor);
const parse = inChild('parse', file);
printRow('parse alone', parse, `${percent(floor.ms / parse.ms)} of the floor's rate`);
const inspect = inChild('inspect', file);
printRow('inspect, one thread', inspect, `${percent(floor.ms / inspect.ms)} of the floor's rate`);
judge(`inspect, ${availableParallelism()} cores`, inChild('threads', file), LEAST_INSPECT_SHARE);
const commit = inChild('commitAlone', file);
printRow('commit to Postgres, one thread', commit, `${percent(floor.ms / commit.ms)} of the floor's rate`);
judge(`commit to Postgres, ${availableParallelism()} cores`, inChild('commit', file), LEAST_COMMIT_SHARE);

function judge(what: string, measured: Measurement, least: number): void {
  const share = floor.ms / measured.ms;
  if (share < least) process.exitCode = 1;
  const verdict = share >= least ? 'holds' : 'MISSED';
  printRow(what, measured, `${verdict}: ${percent(share)} of the floor's rate, claimed ${percent(least)}`);
}

/** Lines cut at their ends, decoded and parsed, from a file that is in memory already. */
function measureFloor(from: string): Measurement {
  const bytes = readFileSync(from);
  const start = performance.now();
  let records = 0;
  for (let at = 0; at < bytes.length; records++) {
    const end = bytes.indexOf(NEWLINE, at);
    JSON.parse(bytes.toString('utf8', at, end));
    at = end + 1;
  }
  return { records, skipped: 0, ms: performance.now() - start, peakMb: peakMb() };
}

function writeExchanges(): void {
  const random = seededRandom('ndjson');
  const descriptor = openSync(`${file}.part`, 'w');
  for (let line = 0; line < LINES; line += 1000) {
    let text = '';
    for (let i = line; i < line + 1000; i++) text += `${JSON.stringify(exchangeOf(i, random))}\n`;
    writeSync(descriptor, text);
  }
  closeSync(descriptor);
  renameSync(`${file}.part`, file);
}

function exchangeOf(i: number, random: () => number): unknown {
  const id = Math.floor(random() * 100_000);
  return {
    time: new Date(Date.UTC(2026, 4, 1) + i * 500).toISOString(),
    method: 'POST',
    url: `https://api.example.com/v1/${NOUNS[i % NOUNS.length]}/${id}/lines?expand=all`,
    status: 201,
    requestHeaders: { authorization: `Bearer ${id}abcdefghijklmnop`, 'content-type': 'application/json' },
    responseHeaders: { 'content-type': 'application/json' },
    requestBody: { customer: id, lines: [{ sku: `AB-${id % 100}`, quantity: 2 }] },
    responseBody: { id: `ord_${id}`, total: id / 100, currency: 'EUR', created: '2026-05-01T10:00:00Z' },
    clientIp: `203.0.113.${id % 250}`,
    latencyMs: id / 1000,
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
