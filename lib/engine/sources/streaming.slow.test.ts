import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRAFFIC_FORMATS } from '@/lib/engine/sources/formats';
import { type Collected, collectExchanges } from '@/lib/engine/sources/testing/collect-exchanges';
import { fixtureOf, readFixture } from '@/lib/engine/sources/testing/read-fixture';

const INPUTS = TRAFFIC_FORMATS.map((format) => ({
  format: format.id,
  bytes: readFixture(fixtureOf(format.id)),
}));
const formatIds = fc.constantFrom(...TRAFFIC_FORMATS.map((format) => format.id));
const inputs = fc.constantFrom(...INPUTS);
/** What a file of a format that is no file of lines begins with, up to where a record is. */
const BEGINNINGS: Record<string, Uint8Array> = {
  har: new TextEncoder().encode('{"log":{"entries":[{"a":"'),
  'otlp-json': new TextEncoder().encode('{"resourceSpans":[{"scopeSpans":[{"spans":[{"a":"'),
  'otlp-protobuf': Uint8Array.of(
    ...[0x0a, 0xff, 0xff, 0xff, 0x7f],
    ...[0x12, 0xf0, 0xff, 0xff, 0x7f],
    ...[0x12, 0xe0, 0xff, 0xff, 0x7f],
  ),
};
const SAMPLE = /^[a9?\p{P}\p{S} ]{0,120}$/u;

/** What a parser must hold to whatever it is given. */
function expectSound({ exchanges, skips }: Collected): void {
  const lines = [...exchanges, ...skips].map((record) => record.line);
  expect(new Set(lines).size).toBe(lines.length);
  for (const skip of skips) expect(skip.sample).toMatch(SAMPLE);
  for (const exchange of exchanges) {
    expect(exchange.path?.startsWith('/')).toBe(true);
    expect(exchange.status >= 100 && exchange.status <= 599).toBe(true);
    expect(exchange.method).toBeTypeOf('string');
  }
}

describe('streams', { timeout: 30_000 }, () => {
  it.each(INPUTS)('of $format give the same wherever one border falls', ({ format, bytes }) => {
    const whole = collectExchanges(format, bytes);
    for (let cut = 1; cut < bytes.length; cut++) {
      expect([cut, collectExchanges(format, bytes, { cuts: [cut] })]).toEqual([cut, whole]);
    }
  });

  it.each(INPUTS)('of $format give the same byte by byte', ({ format, bytes }) => {
    expect(collectExchanges(format, bytes, { chunkBytes: 1 })).toEqual(collectExchanges(format, bytes));
  });

  it('give the same for any borders and any limit, with lines that are too long', () => {
    const chunkSizes = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        inputs,
        chunkSizes,
        fc.integer({ min: 20, max: 900 }),
        ({ format, bytes }, chunkBytes, recordBytes) => {
          const limits = { recordBytes };
          expect(collectExchanges(format, bytes, { chunkBytes, limits })).toEqual(
            collectExchanges(format, bytes, { limits }),
          );
        },
      ),
    );
  });

  it('never throw on random bytes, and skip what they cannot read', () => {
    const alphabets = [
      fc.uint8Array({ maxLength: 600 }),
      fc
        .array(fc.constantFrom(...'{}[]":,\\ \n\r0129-.eatu"\u0000é'), { maxLength: 300 })
        .map((all) => new TextEncoder().encode(all.join(''))),
    ];
    fc.assert(
      fc.property(
        formatIds,
        fc.oneof(...alphabets),
        fc.integer({ min: 1, max: 64 }),
        (format, bytes, chunkBytes) => {
          const collected = collectExchanges(format, bytes, { chunkBytes });
          expectSound(collected);
          expect(collected).toEqual(collectExchanges(format, bytes));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('take a file for lines when something else stands before its bracket', () => {
    const bytes = Uint8Array.of(0, 10, 91);
    expect(collectExchanges('traefik', bytes, { chunkBytes: 1 })).toEqual(collectExchanges('traefik', bytes));
  });

  it.each([
    ['lines', '[]\n{"a":1}\n{"a":2}\n'],
    ['another list', '[] []'],
    ['a bracket too many', '[]]'],
  ])('count %s behind a list as one record that cannot be read', (_, text) => {
    const { skips } = collectExchanges('traefik', new TextEncoder().encode(text), { chunkBytes: 2 });
    expect(skips).toMatchObject([{ reason: 'malformed', line: 1 }]);
  });

  it('never throw on damaged files, and keep the books of lines', () => {
    const damage = fc.array(
      fc.record({
        at: fc.nat(),
        byte: fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x0a, 0x25)),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        inputs,
        damage,
        fc.integer({ min: 1, max: 2000 }),
        ({ format, bytes }, changes, chunkBytes) => {
          const damaged = bytes.slice();
          for (const { at, byte } of changes) damaged[at % damaged.length] = byte;
          const collected = collectExchanges(format, damaged, { chunkBytes });
          expectSound(collected);
          if (format in BEGINNINGS || damaged.subarray(0, 20).includes(0x5b)) return;
          const records = new TextDecoder('latin1')
            .decode(damaged)
            .split('\n')
            .filter((line) => !/^[ \t\r]*$/.test(line));
          expect(collected.exchanges.length + collected.skips.length).toBe(records.length);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('hold no more than the limit of a line that never ends', () => {
    const chunk = new Uint8Array(1 << 20).fill(0x61);
    for (const { id, open } of TRAFFIC_FORMATS) {
      const reasons: string[] = [];
      const sink = { exchange: () => {}, skip: (reason: string) => reasons.push(reason) };
      const limits = {
        recordBytes: 1 << 16,
        nestingDepth: 32,
        decompressionRatio: 1,
        earliestMs: 0,
        latestMs: 1,
      };
      const parser = open(sink, limits);
      const beginning = BEGINNINGS[id];
      if (beginning) parser.push(beginning);
      const before = process.memoryUsage().arrayBuffers;
      for (let i = 0; i < 64; i++) parser.push(chunk);
      const grownBytes = process.memoryUsage().arrayBuffers - before;
      parser.end();
      expect([id, reasons]).toEqual([id, [beginning ? 'truncated' : 'tooLong']]);
      expect(grownBytes).toBeLessThan(1 << 20);
    }
  });

  it('survive a million brackets', () => {
    for (const format of ['ndjson', 'har', 'caddy']) {
      const input = `{"log":{"entries":[${'['.repeat(1_000_000)}`;
      expect(collectExchanges(format, input).skips).toHaveLength(1);
    }
    const spans = `{"resourceSpans":[{"scopeSpans":[{"spans":[${'['.repeat(1_000_000)}`;
    expect(collectExchanges('otlp-json', spans).skips).toHaveLength(1);
  });
});
