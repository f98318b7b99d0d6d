import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect } from 'vitest';
import { toBytes } from '@/testing/services';
import { type BadInput, bytes, goodLine, har, harEntry, SPEC_JSON, SPEC_KEPT } from './bad-input';
import { noise } from './noise';

/** Where it breaks off follows from how zlib cuts its output. */
const SOMEWHERE: number = expect.any(Number);
const MANY = Array.from({ length: 5000 }, (_, i) => goodLine(`/orders/${i}?q=${noise(90, i)}`)).join('\n');
const PACKED = gzipSync(MANY);
const flipped = (from: number, to: number): Uint8Array =>
  PACKED.map((byte, index) => (index >= from && index < to ? byte ^ 0xff : byte));
const zip = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, toBytes(text)])));

/** gzip that is cut, damaged, nested or a bomb. */
export const COMPRESSION: readonly BadInput[] = [
  {
    name: 'gzip of nothing',
    file: 'a.har.gz',
    content: gzipSync(''),
    status: 'failed',
    kept: [],
    problems: [{ says: /holds nothing/ }],
  },
  {
    name: 'the first bytes of gzip alone',
    file: 'a.gz',
    content: bytes(0x1f, 0x8b),
    status: 'failed',
    kept: [],
    problems: [{ says: /in the middle.*send it/ }],
  },
  {
    name: 'a gzip header and then text',
    file: 'a.gz',
    content: Buffer.concat([bytes(0x1f, 0x8b), Buffer.from('not gzip at all')]),
    status: 'failed',
    kept: [],
    problems: [{ says: /damaged.*send it/ }],
  },
  {
    name: 'gzip cut in the middle',
    file: 'a.ndjson.gz',
    content: PACKED.subarray(0, PACKED.length - 20),
    kept: ['GET /orders/{orderId}'],
    skips: { truncated: [SOMEWHERE] },
    problems: [{ says: /ends in the middle, after \d+ bytes.*are counted.*Send/, file: 'a.ndjson.gz' }],
  },
  {
    name: 'gzip damaged in the middle',
    file: 'a.ndjson.gz',
    content: flipped(200_000, 200_009),
    kept: ['GET /orders/{orderId}'],
    skips: { truncated: [SOMEWHERE] },
    problems: [{ says: /is damaged, after \d+ bytes.*are counted.*Send/ }],
  },
  {
    name: 'gzip with a wrong checksum',
    file: 'a.ndjson.gz',
    content: flipped(PACKED.length - 6, PACKED.length - 5),
    kept: ['GET /orders/{orderId}'],
    skips: { truncated: [SOMEWHERE] },
    problems: [{ says: /is damaged, after \d+ bytes.*are counted.*Send/ }],
  },
  {
    name: 'gzip of a spec cut in the middle',
    file: 'a.json.gz',
    content: gzipSync(SPEC_JSON).subarray(0, -12),
    status: 'failed',
    kept: [],
    problems: [{ says: /ends in the middle.*send it/ }],
  },
  {
    name: 'gzip of gzip',
    file: 'a.har.gz',
    content: gzipSync(gzipSync(har(harEntry('/a')))),
    status: 'failed',
    kept: [],
    problems: [{ says: /gzip inside gzip.*once/ }],
  },
  {
    name: 'gzip with bytes after its end',
    file: 'a.har.gz',
    content: Buffer.concat([gzipSync(har(harEntry('/a'))), bytes(0, 0, 0, 7)]),
    kept: ['GET /a'],
  },
  {
    name: 'gzip in several members',
    file: 'a.ndjson.gz',
    content: Buffer.concat([gzipSync(`${goodLine('/a')}\n`), gzipSync(`${goodLine('/b')}\n`)]),
    kept: ['GET /a', 'GET /b'],
  },
  {
    name: 'a bomb',
    file: 'a.log.gz',
    content: gzipSync(new Uint8Array(60 * 2 ** 20).fill(0x61), { level: 9 }),
    status: 'failed',
    kept: [],
    problems: [{ says: /more than 1000 times.*bomb.*Send it unpacked/ }],
  },
  {
    name: 'a zip of a spec inside gzip',
    file: 'a.zip.gz',
    content: gzipSync(zip({ 'a.json': SPEC_JSON })),
    kept: SPEC_KEPT,
  },
  {
    name: 'a zip cut inside gzip',
    file: 'a.zip.gz',
    content: gzipSync(zip({ 'a.json': SPEC_JSON }).subarray(0, -30)),
    status: 'failed',
    kept: [],
    problems: [{ says: /zip archive cannot be read: its end is missing.*Create it again/ }],
  },
];
