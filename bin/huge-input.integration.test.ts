import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it, vi } from 'vitest';
import { AROUND, goodLine, harEntry } from '@/testing/bad-input/bad-input';
import { readInventory, TEST_KEY, withServices } from '@/testing/services';

vi.setConfig({ testTimeout: 180_000 });
const services = withServices();
const ROOT = path.resolve(import.meta.dirname, '..');
const MEGABYTE = 2 ** 20;
const HUGE_BYTES = 500 * MEGABYTE;
const HEAP_MEGABYTES = 128;
/** What the process may hold in all: Node with its libraries needs 150 MB of it. */
const MOST_MEGABYTES = 400;
/** A spec is held whole, up to its limit. */
const SPEC_MEGABYTES = 256;

const REPORT = "process.on('exit', () => console.error('maxRSS=' + process.resourceUsage().maxRSS))";
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(REPORT)}`;

/** `before`, then `filler` until there are 500 MB of it, then `after`: made as it is read. */
function* huge(before: string, filler: string, after: string): Generator<Buffer> {
  const block = Buffer.from(filler.repeat(Math.ceil(MEGABYTE / filler.length)));
  yield Buffer.from(before);
  for (let sent = 0; sent < HUGE_BYTES; sent += block.length) yield block;
  yield Buffer.from(after);
}

/** Pipes a file into `gnomon import`, whose heap is limited. */
async function importStream(chunks: Iterable<Buffer>, ...options: string[]) {
  // Node gives a child a socket, which cannot be opened by name; a shell gives it a pipe.
  const child = spawn(
    'sh',
    [
      '-c',
      'cat | exec "$@"',
      'sh',
      process.execPath,
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      `--import=${REPORT_MEMORY}`,
      'scripts/run.ts',
      'gnomon',
      'import',
      '/dev/stdin',
      '--json',
      ...options,
    ],
    { cwd: ROOT, env: { ...process.env, DATABASE_URL: services.url, GNOMON_KEY: TEST_KEY } },
  );
  // A file that is refused is not read to its end.
  const sent = pipeline(Readable.from(chunks), child.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') throw error;
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
    sent,
  ]);
  const megabytes = Number(/maxRSS=(\d+)/.exec(stderr)?.[1]) / 1024;
  return { code, results: JSON.parse(stdout || 'null'), stderr, megabytes };
}

const HAR_BEGINNING = '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[';
const LOG_LINE = (target: string) =>
  `192.0.2.1 - - [28/Feb/2026:12:00:00 +0000] "GET ${target} HTTP/1.1" 200 12\n`;
const open = (json: string): string => json.slice(0, -1);

describe('500 MB on one line', () => {
  it.each<[string, Iterable<Buffer>, string[], Record<string, number>]>([
    [
      'one endless entry of a HAR',
      huge(
        `${HAR_BEGINNING}${harEntry('/orders')},${open(harEntry('/x'))},"_x":"`,
        'x',
        `"},${harEntry('/users')}]}}`,
      ),
      [],
      { tooLong: 1 },
    ],
    [
      'one endless line of NDJSON',
      huge(
        `${goodLine('/orders')}\n${open(goodLine('/x'))},"responseBody":"`,
        'x',
        `"}\n${goodLine('/users')}\n`,
      ),
      [],
      { tooLong: 1 },
    ],
    [
      'one endless line of an access log',
      huge(`${LOG_LINE('/orders')}192.0.2.1 - - "GET /`, 'x', `\n${LOG_LINE('/users')}`),
      [],
      { tooLong: 1 },
    ],
    [
      'an endless list in a record',
      huge(
        `${goodLine('/orders')}\n${open(goodLine('/x'))},"requestBody":[`,
        '[],',
        `0]}\n${goodLine('/users')}\n`,
      ),
      [],
      { tooLong: 1 },
    ],
  ])('%s is one counted skip, and the rest is kept', async (_, chunks, options, skippedBy) => {
    const { code, results, megabytes } = await importStream(chunks, ...options);
    expect(results).toMatchObject([{ received: 3, counted: 2, skipped: 1, skippedBy }]);
    expect(code).toBe(0);
    expect((await readInventory()).map(({ method, path: template }) => `${method} ${template}`)).toEqual(
      AROUND,
    );
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });

  it('a HAR of entries without a line feed is read to its end', async () => {
    const entry = `,${harEntry('/orders', { _x: 'x'.repeat(20_000) })}`;
    const { results, megabytes } = await importStream(huge(HAR_BEGINNING + harEntry('/users'), entry, ']}}'));
    const [{ received, counted, skipped }] = results;
    expect(skipped).toBe(0);
    expect(counted).toBe(received);
    expect(received).toBeGreaterThan(HUGE_BYTES / entry.length);
    expect((await readInventory()).map(({ path: template }) => template)).toEqual(['/orders', '/users']);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });

  it('a spec is refused once its limit is passed', async () => {
    const { code, stderr, megabytes } = await importStream(
      huge('{"openapi":"3.1.0","info":{"title":"', 'x', '"}}'),
    );
    expect(stderr).toContain('A spec may be at most 256 MB. Split it, or remove examples.');
    expect(code).toBe(3);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES + SPEC_MEGABYTES);
  });
});
