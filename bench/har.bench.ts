import { closeSync, existsSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from './paths/random';
import {
  answerParent,
  benchFolder,
  inChild,
  type Measurement,
  measureInspect,
  measureParse,
  peakMb,
  printRow,
} from './traffic/measure';

/** A HAR of 200 MB and 100,000 entries on one line: read alone and through the whole engine, beside one JSON.parse. */
const ENTRIES = 100_000;
const MOST_TIMES = 2;
const MOST_MB = 300;
const NOUNS = ['customers', 'orders', 'invoices', 'products', 'teams'];

await answerParent({
  parse: (file) => measureParse('har', file),
  inspect: (file) => measureInspect('har', file),
  floor: measureFloor,
});

const file = path.join(benchFolder(), `entries-${ENTRIES}.har`);
if (!existsSync(file)) writeHar();
const floor = inChild('floor', file);
printRow('JSON.parse of the whole (the floor)', floor);
const parse = inChild('parse', file);
printRow('parse alone', parse, `${(parse.ms / floor.ms).toFixed(2)} × the floor's time`);
const inspect = inChild('inspect', file);
const times = inspect.ms / floor.ms;
const holds = times <= MOST_TIMES && inspect.peakMb <= MOST_MB;
if (!holds) process.exitCode = 1;
const claim = `${times.toFixed(2)} × the floor's time, claimed ${MOST_TIMES}; peak ${inspect.peakMb} MB of ${MOST_MB}`;
printRow('inspect', inspect, `${holds ? 'holds' : 'MISSED'}: ${claim}`);

function measureFloor(from: string): Measurement {
  const bytes = readFileSync(from);
  const start = performance.now();
  const records = JSON.parse(bytes.toString('utf8')).log.entries.length;
  return { records, skipped: 0, ms: performance.now() - start, peakMb: peakMb() };
}

function writeHar(): void {
  const random = seededRandom('har');
  const descriptor = openSync(`${file}.part`, 'w');
  writeSync(
    descriptor,
    '{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"pages":[],"entries":[',
  );
  for (let i = 0; i < ENTRIES; i++)
    writeSync(descriptor, `${i === 0 ? '' : ','}${JSON.stringify(entryOf(i, random))}`);
  writeSync(descriptor, ']}}');
  closeSync(descriptor);
  renameSync(`${file}.part`, file);
}

function entryOf(i: number, random: () => number): unknown {
  const id = Math.floor(random() * 100_000);
  const body = {
    customer: id,
    lines: Array.from({ length: 6 }, (_, n) => ({ sku: `AB-${n}`, quantity: n, note: 'as "agreed"' })),
  };
  return {
    startedDateTime: new Date(Date.UTC(2026, 4, 1) + i * 500).toISOString(),
    time: id / 1000,
    request: {
      method: 'POST',
      url: `https://api.example.com/v1/${NOUNS[i % NOUNS.length]}/${id}/lines?expand=all`,
      httpVersion: 'h2',
      headers: headersOf({
        authorization: `Bearer ${id}abcdefghijklmnop`,
        accept: 'application/json',
        'content-type': 'application/json',
      }),
      queryString: [{ name: 'expand', value: 'all' }],
      cookies: [],
      headersSize: -1,
      bodySize: 300,
      postData: { mimeType: 'application/json', text: JSON.stringify(body) },
    },
    response: {
      status: 201,
      statusText: '',
      httpVersion: 'h2',
      headers: headersOf({ 'content-type': 'application/json', server: 'nginx', etag: `"${id}"` }),
      cookies: [],
      content: {
        size: 400,
        mimeType: 'application/json',
        text: JSON.stringify({ id: `ord_${id}`, ...body }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { blocked: 0.1, dns: -1, connect: -1, send: 0.2, wait: 30.5, receive: 1.5, ssl: -1 },
    serverIPAddress: '198.51.100.1',
    connection: String(id),
  };
}

function headersOf(own: Record<string, string>): { name: string; value: string }[] {
  const browser = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
    'accept-language': 'en',
    date: 'Wed, 11 May 2026 11:46:52 GMT',
  };
  return Object.entries({ ...browser, ...own }).map(([name, value]) => ({ name, value }));
}
