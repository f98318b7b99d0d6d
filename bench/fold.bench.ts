import { createHmac } from 'node:crypto';
import type { Exchange } from '@/lib/contracts/exchange';
import type { IntakeLimits, TrafficFormat } from '@/lib/contracts/intake';
import { ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { hashBytes } from '@/lib/engine/bytes/hash';
import { type Aggregate, createAggregate } from '@/lib/engine/fold/aggregate';
import { encodeAggregate } from '@/lib/engine/fold/aggregate-codec';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { buildExchange } from '@/lib/engine/fold/testing/build-exchange';
import { formatById } from '@/lib/engine/sources/formats';

/**
 * Cost of folding one exchange: the time to read and fold a file, less the time to read it. Prints nanoseconds an
 * exchange for a combined access log and for NDJSON of 500 bytes with headers and bodies, beside the floor of parsing the
 * same lines with JSON.parse, and the memory of an endpoint that was seen once.
 */
const RECORDS = 100_000;
const ENDPOINTS = 500;
const CALLERS = 4000;
/** The best of so many counts: other work on the machine only ever slows. */
const ROUNDS = 12;
const LIMITS: IntakeLimits = {
  recordBytes: 1 << 20,
  nestingDepth: 64,
  decompressionRatio: 1000,
  earliestMs: 0,
  latestMs: Date.UTC(2100, 0, 1),
};
const encoder = new TextEncoder();

function fingerprint(bytes: Uint8Array, start: number, end: number): number {
  return createHmac('sha256', 'bench').update(bytes.subarray(start, end)).digest().readUIntBE(0, 6);
}

function client(i: number): string {
  const n = Math.imul(i, 2654435761) >>> 0;
  return `10.1.${(n % CALLERS) >> 8}.${n & 255}`;
}

function accessLogLine(i: number): string {
  const time = new Date(Date.UTC(2026, 0, 1) + i * 400).toISOString();
  const clock = `${time.slice(8, 10)}/Jan/2026:${time.slice(11, 19)} +0000`;
  const query = i % 4 === 0 ? `?page=${i % 9}&limit=50` : '';
  return `${client(i)} - - [${clock}] "GET /api/v1/customers/${1000 + (i % 977)}/orders${query} HTTP/1.1" ${i % 20 === 0 ? 404 : 200} ${500 + (i % 4000)} "-" "curl/8.5.0"`;
}

function ndjsonLine(i: number): string {
  return JSON.stringify({
    time: new Date(Date.UTC(2026, 0, 1) + i * 400).toISOString(),
    method: 'POST',
    url: `https://shop.example.com/api/v1/customers/${1000 + (i % 977)}/orders`,
    status: 201,
    clientIp: client(i),
    latencyMs: 12 + (i % 80),
    requestHeaders: {
      Host: 'shop.example.com',
      Authorization: 'Bearer 2YotnFZFEjr1zCsicMWpAA',
      'Content-Type': 'application/json',
    },
    responseHeaders: { 'Content-Type': 'application/json' },
    requestBody: { sku: `AB-${i % 1000}`, quantity: i % 7 },
    responseBody: {
      id: i,
      status: 'created',
      total: 19.99,
      customer: { email: `ann${i % 100}@example.com` },
      items: [{ sku: 'AB-1', price: 9.5 }],
    },
  });
}

type Receive = (exchange: Exchange) => void;

function readOnce(format: TrafficFormat, bytes: Uint8Array, receive: Receive): number {
  const start = process.cpuUsage().user;
  let skipped = 0;
  const parser = format.open({ exchange: receive, skip: () => skipped++ }, LIMITS);
  parser.push(bytes);
  parser.end();
  if (skipped > 0) throw new Error(`${skipped} records were skipped`);
  return ((process.cpuUsage().user - start) * 1000) / RECORDS;
}

function measure(name: string, formatId: string, line: (i: number) => string): void {
  const format = formatById(formatId);
  if (!format) throw new Error(`No format ${formatId}`);
  const bytes = encoder.encode(`${Array.from({ length: RECORDS }, (_, i) => line(i)).join('\n')}\n`);
  const folder = createFolder({ fingerprint, seed: 7 });
  const endpoints = Array.from({ length: ENDPOINTS }, createAggregate);
  const place = (path: { bytes: Uint8Array; start: number; end: number }): Aggregate =>
    endpoints[hashBytes(path.bytes, path.start, path.end, 1) % ENDPOINTS] as Aggregate;
  let routed = 0;
  let reading = Number.POSITIVE_INFINITY;
  let folding = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    reading = Math.min(
      reading,
      readOnce(format, bytes, (exchange) => {
        if (place(exchange.path) !== null) routed++;
      }),
    );
    folding = Math.min(
      folding,
      readOnce(format, bytes, (exchange) => folder.fold(place(exchange.path), exchange)),
    );
  }
  const writer = new ByteWriter();
  encodeAggregate(writer, endpoints[0] as Aggregate);
  const size = writer.finish().length;
  console.log(
    `${name} (${Math.round(bytes.length / RECORDS)} bytes): read ${reading.toFixed(0)} ns, fold ${(folding - reading).toFixed(0)} ns an exchange, ${size} bytes an encoded endpoint (${routed} routed)`,
  );
}

function measureParse(): void {
  const lines = Array.from({ length: RECORDS }, (_, i) => ndjsonLine(i));
  const start = process.cpuUsage().user;
  let total = 0;
  for (const line of lines) total += (JSON.parse(line) as { status: number }).status;
  console.log(
    `floor, JSON.parse of the NDJSON lines: ${(((process.cpuUsage().user - start) * 1000) / RECORDS).toFixed(0)} ns (${total})`,
  );
}

function measureMemory(): void {
  const folder = createFolder({ fingerprint, seed: 7 });
  const exchange = buildExchange({ path: '/a/b', query: '', client: '10.0.0.1', responseBytes: 1200 });
  const count = 50_000;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const held = Array.from({ length: count }, () => {
    const aggregate = createAggregate();
    folder.fold(aggregate, exchange);
    return aggregate;
  });
  globalThis.gc?.();
  const bytes = (process.memoryUsage().heapUsed - before) / held.length;
  console.log(
    `memory of an endpoint seen once in an access log: ${bytes.toFixed(0)} bytes${globalThis.gc ? '' : ' (garbage included: run node with --expose-gc)'}`,
  );
}

const PARTS: Readonly<Record<string, () => void>> = {
  access: () => measure('access log', 'combined', accessLogLine),
  ndjson: () => measure('NDJSON', 'ndjson', ndjsonLine),
  floor: measureParse,
  memory: measureMemory,
};
const wanted = process.argv.slice(2).filter((name) => name in PARTS);
for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) PARTS[name]?.();
