import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DemoUpload, demoUploads } from './demo-uploads';
import { ESTATE } from './estate';
import { OperationFinder } from './reading/operation-finder';
import { readRevision } from './reading/read-revision';
import { readTraffic } from './reading/read-traffic';
import { textOf } from './reading/upload-text';
import { SOURCE_NAMES } from './traffic/wire-exchange';

const NOW = new Date('2026-11-23T15:00:00Z');
const LATER = new Date('2026-12-02T07:20:00Z');
const DAYS = 60;

const gathered = (now: Date, seed = 7): DemoUpload[] => [...demoUploads({ seed, now })];
const isSpec = ({ api }: DemoUpload) => api !== undefined;

function digest(uploads: readonly DemoUpload[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of uploads) {
    hash.update(name);
    for (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) hash.update(chunk);
  }
  return hash.digest('hex');
}

/** All that an exchange has besides times: values that contain one (ULIDs, dates) stand aside. */
function timeless(uploads: readonly DemoUpload[]): string[] {
  const exchanges = uploads.filter((upload) => !isSpec(upload)).flatMap(readTraffic);
  return exchanges
    .map(
      ({ method, host, path, status, clientIp }) =>
        `${method} ${host} ${path.split('/').length} ${status} ${clientIp}`,
    )
    .sort();
}

describe('the demo estate', { timeout: 120_000 }, () => {
  const uploads = gathered(NOW);
  const traffic = uploads.filter((upload) => !isSpec(upload));
  const exchanges = traffic.flatMap(readTraffic);

  it('gives the same bytes for the same seed and now', () => {
    expect(digest(gathered(NOW))).toBe(digest(uploads));
  });

  it('gives the same bytes when an upload is read again', () => {
    const upload = traffic[0] as DemoUpload;
    expect(textOf(upload)).toBe(textOf(upload));
  });

  it('gives other bytes for another seed', () => {
    const firstOf = (of: readonly DemoUpload[]) => digest(of.filter((upload) => !isSpec(upload)).slice(0, 1));
    expect(firstOf(gathered(NOW, 8))).not.toBe(firstOf(uploads));
  });

  it('shifts nothing but times when now differs', () => {
    expect(timeless(gathered(LATER))).toEqual(timeless(uploads));
  });

  it('ends at now and begins 60 days before', () => {
    const times = exchanges.map(({ timeMs }) => timeMs);
    const last = times.reduce((a, b) => Math.max(a, b));
    const first = times.reduce((a, b) => Math.min(a, b));
    expect(last).toBeLessThanOrEqual(NOW.getTime());
    expect(NOW.getTime() - last).toBeLessThan(3_600_000);
    expect((NOW.getTime() - first) / 86_400_000).toBeGreaterThan(DAYS - 1);
    expect((NOW.getTime() - first) / 86_400_000).toBeLessThanOrEqual(DAYS);
  });

  it('has at least eight APIs, and 400 endpoints declared or seen', () => {
    expect(ESTATE.length).toBeGreaterThanOrEqual(8);
    const finder = new OperationFinder();
    const endpoints = new Set(
      exchanges.map((exchange) => finder.find(exchange)).filter((key) => key !== undefined),
    );
    for (const upload of uploads.filter(isSpec)) {
      const key = upload.name.split('/')[0];
      for (const operation of readRevision(upload).keys()) endpoints.add(`${key} ${operation}`);
    }
    expect(endpoints.size).toBeGreaterThanOrEqual(400);
  });

  it('has 60 to 150 thousand exchanges in less than 80 MB of NDJSON', () => {
    expect(exchanges.length).toBeGreaterThan(60_000);
    expect(exchanges.length).toBeLessThan(150_000);
    const ndjson = traffic.filter(({ name }) => name.endsWith('.ndjson'));
    expect(ndjson.reduce((sum, upload) => sum + textOf(upload).length, 0)).toBeLessThan(80_000_000);
  });

  it('writes the required members on every NDJSON line', () => {
    for (const upload of traffic.filter(({ name }) => name.endsWith('.ndjson'))) {
      for (const line of textOf(upload).trimEnd().split('\n')) {
        const { time, method, url, status } = JSON.parse(line);
        const isComplete =
          /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) &&
          /^[A-Z]+$/.test(method) &&
          URL.canParse(url) &&
          status >= 200 &&
          status < 600;
        if (!isComplete) expect.fail(line);
      }
    }
  });

  it('brings specs before traffic, and older revisions before newer ones', () => {
    const firstTraffic = uploads.findIndex((upload) => !isSpec(upload));
    expect(uploads.slice(firstTraffic).some(isSpec)).toBe(false);
    for (const { key, revisions } of ESTATE) {
      const names = uploads.filter(({ name }) => name.startsWith(`${key}/`)).map(({ name }) => name);
      expect(names).toEqual([...new Set(names)].sort());
      expect(names).toHaveLength(revisions.length);
    }
  });

  it('uses every format of specs and traffic that it promises', () => {
    const formats = new Set(
      ESTATE.flatMap(({ revisions }) => revisions.map(({ format }) => format.replace(/-(json|yaml)$/, ''))),
    );
    expect([...formats].sort()).toEqual([
      'openapi-2.0',
      'openapi-3.0',
      'openapi-3.1',
      'openapi-3.2',
      'postman-2.1',
    ]);
    expect(new Set(exchanges.map(({ source }) => source))).toEqual(new Set(SOURCE_NAMES));
  });

  it('yields its own document first when it is given', () => {
    const [first] = demoUploads({ seed: 7, now: NOW, ownSpec: '{"openapi":"3.1.0"}' });
    expect(first?.name).toBe('gnomon/openapi.json');
    expect(textOf(first as DemoUpload)).toBe('{"openapi":"3.1.0"}');
  });

  it('keeps to hosts, addresses and mail that are reserved for examples or private', () => {
    const isReserved = /^(192\.0\.2|198\.51\.100|203\.0\.113|10\.\d+\.\d+)\.\d+$/;
    for (const { host, clientIp } of exchanges) {
      if (!host.endsWith('.example') || (clientIp !== '' && !isReserved.test(clientIp)))
        expect.fail(`${host} ${clientIp}`);
    }
    for (const upload of uploads) {
      for (const [mail] of textOf(upload).matchAll(/[\w.]+@[\w.-]+\.[a-z]+/g))
        if (!mail.endsWith('.example')) expect.fail(mail);
    }
  });
});
