import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { hashBytes } from '@/lib/engine/bytes/hash';
import { type Aggregate, createAggregate, mergeAggregate } from '@/lib/engine/fold/aggregate';
import { decodeAggregate, encodeAggregate } from '@/lib/engine/fold/aggregate-codec';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange, type ExchangeWords } from '@/lib/engine/fold/testing/build-exchange';

const SEED = 42;

function fingerprint(bytes: Uint8Array, start: number, end: number): number {
  return hashBytes(bytes, start, end, 1) * 65536 + (hashBytes(bytes, start, end, 2) & 65535);
}

function fold(exchanges: readonly ExchangeWords[]): Aggregate {
  const folder = createFolder({ fingerprint, seed: SEED });
  const aggregate = createAggregate();
  for (const words of exchanges) folder.fold(aggregate, buildExchange(words));
  return aggregate;
}

function encode(aggregate: Aggregate): Uint8Array {
  const writer = new ByteWriter();
  encodeAggregate(writer, aggregate);
  return writer.finish();
}

const word = fc
  .integer({ min: 0, max: 400 })
  .map((n) => `k${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}`);
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    1,
    2.5,
    'x',
    'ann@example.com',
    '4111 1111 1111 1111',
    '+491711234567',
    '51.5,-0.12',
  ),
  fc.integer(),
);
const body = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(word, fc.constantFrom('id', 'items', 'owner', 'email', 'lat', 'lon', '12345678')),
      tie('value'),
      { maxKeys: 12 },
    ),
  ),
})).value;
/** A map with many keys, each with an object: what a cap is for. */
const wideMap = fc
  .array(fc.tuple(word, word), { minLength: 20, maxLength: 90 })
  .map((pairs) => Object.fromEntries(pairs.map(([a, b]) => [a, { [b]: 1, id: 2 }])));
const pairs = fc.array(
  fc.tuple(
    fc.oneof(word, fc.constantFrom('Authorization', 'X-Api-Key', 'X-Tenant', 'Cookie')),
    fc.constantFrom('', 'Bearer abc', 'sid=1; theme=dark', 'x'),
  ),
  { maxLength: 5 },
);
const day = 86_400_000;
const exchange: fc.Arbitrary<ExchangeWords> = fc.record(
  {
    timeMs: fc
      .integer({ min: 0, max: 800 })
      .chain((days) =>
        fc.integer({ min: 0, max: day - 1 }).map((ms) => Date.UTC(2024, 0, 1) + days * day + ms),
      ),
    status: fc.constantFrom(200, 201, 204, 302, 400, 401, 404, 429, 500),
    scheme: fc.constantFrom('http' as const, 'https' as const, '' as const),
    host: fc.integer({ min: 0, max: 40 }).map((n) => `h${n}.example.com`),
    path: fc.oneof(
      fc.constantFrom('/a', '/users/ann@example.com', '/cards/4111111111111111', '/a/%2e%2e/b'),
      fc.nat(500).map((n) => `/orders/${n}`),
    ),
    query: fc.oneof(
      fc.array(word, { maxLength: 6 }).map((names) => names.map((name) => `${name}=1`).join('&')),
      fc.constantFrom("q=' or 1=1--", 'next=http://10.0.0.1/', 'api_key=1'),
    ),
    requestHeaders: pairs,
    responseHeaders: fc.constantFrom(
      [],
      [['Sunset', 'Sat, 31 Dec 2022 23:59:59 GMT']],
      [
        ['Deprecation', '@1688169599'],
        ['RateLimit-Limit', '10'],
      ],
    ) as fc.Arbitrary<[string, string][]>,
    requestBody: fc.oneof(body, wideMap).map((value) => JSON.stringify(value) ?? ''),
    responseBody: fc.oneof(body, wideMap).map((value) => JSON.stringify(value) ?? ''),
    client: fc.integer({ min: 0, max: 300 }).map((n) => `${n % 2 ? 10 : 8}.0.${n >> 8}.${n & 255}`),
    latencyMs: fc.integer({ min: 0, max: 100_000 }),
    responseBytes: fc.integer({ min: 0, max: 2 ** 40 }),
    tls: fc.constantFrom(-1, 0, 10, 12, 13),
  },
  { requiredKeys: ['timeMs', 'status'] },
);

describe('Aggregate', () => {
  it('encodes alike in any order, split any way, merged in any tree', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(exchange, { maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (exchanges, choices) => {
          const whole = encode(fold(exchanges));
          const pick = (below: number): number => (choices.next().value as number) % below;
          const shuffled = [...exchanges];
          for (let i = shuffled.length - 1; i > 0; i--) {
            const j = pick(i + 1);
            [shuffled[i], shuffled[j]] = [shuffled[j] as ExchangeWords, shuffled[i] as ExchangeWords];
          }
          const parts: ExchangeWords[][] = Array.from({ length: 1 + pick(5) }, () => []);
          for (const one of shuffled) (parts[pick(parts.length)] as ExchangeWords[]).push(one);
          const aggregates = parts.map(fold);
          while (aggregates.length > 1) {
            const [from] = aggregates.splice(pick(aggregates.length), 1) as [Aggregate];
            mergeAggregate(aggregates[pick(aggregates.length)] as Aggregate, from);
          }
          expect(encode(aggregates[0] as Aggregate)).toEqual(whole);
        },
      ),
      { numRuns: 120, endOnFailure: true },
    );
  });

  it('reads back what it wrote, and goes on from there', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(exchange, { maxLength: 10 }),
        fc.array(exchange, { maxLength: 10 }),
        (before, after) => {
          const bytes = encode(fold(before));
          const decoded = decodeAggregate(new ByteReader(bytes));
          expect(encode(decoded)).toEqual(bytes);
          const folder = createFolder({ fingerprint, seed: SEED });
          for (const words of after) folder.fold(decoded, buildExchange(words));
          expect(encode(decoded)).toEqual(encode(fold([...before, ...after])));
        },
      ),
    );
  });

  it('conserves counts', () => {
    fc.assert(
      fc.property(fc.array(exchange, { maxLength: 60 }), (exchanges) => {
        const aggregate = fold(exchanges);
        const summary = summarise(aggregate);
        expect(summary.requests).toBe(exchanges.length);
        expect(
          summary.credentials.present + summary.credentials.absent + summary.credentials.unobservable,
        ).toBe(summary.successes);
        const { hours, days, older } = aggregate.timeline;
        const total = [hours, days ?? [], older ?? []]
          .flatMap((rows) => rows.filter((_, i) => i % 7 === 1))
          .reduce((a, b) => a + b, 0);
        expect(total).toBe(exchanges.length);
        const hosts = summary.hosts.reduce((sum, { count }) => sum + count, 0) + summary.otherHosts;
        expect(hosts).toBe(exchanges.filter(({ host }) => host !== undefined).length);
      }),
    );
  });

  it('leaves the merged one as it was', () => {
    const from = fold([{ responseBody: '{"a":{"b":1}}', query: 'q=1', client: '1.1.1.1' }]);
    const before = encode(from);
    const into = createAggregate();
    mergeAggregate(into, from);
    const folder = createFolder({ fingerprint, seed: SEED });
    folder.fold(
      into,
      buildExchange({ responseBody: '{"a":{"b":1,"c":2}}', query: 'q=1&r=2', client: '1.1.1.2' }),
    );
    expect(encode(from)).toEqual(before);
  });

  it('reads what the version before wrote', () => {
    const before =
      'AQHIAQEBAez9HQEBAAAAAQAAgbybjLwzgbybjLwzgbybjLwzgbybjLwzAQgBAcDEBwHAraPLBohEAZqWjNMBD2FwaS5leGFtcGxlLmNvbQEAAbbd36AFCHgtdGVuYW50AQEA7P0d7P0dAQQBAAAAAAABAAAAAYr+6NsDAmlkAQEA7P0d7P0dAQIBAAAAAAA=';
    const summary = summarise(decodeAggregate(new ByteReader(Buffer.from(before, 'base64'))));
    expect(summary.requests).toBe(1);
    expect(summary.fields.map(({ name }) => name)).toEqual(['x-tenant', 'id']);
    expect(summary.visibility).toEqual({
      requestHeaders: 0,
      responseHeaders: 0,
      requestBody: 0,
      responseBody: 0,
      client: 0,
    });
    expect([...summary.signals, ...summary.peaks]).toEqual([]);
  });

  it('forgets what was counted for callers that are no longer kept, in every order', () => {
    const identified = fold([{ path: '/orders/1', client: '10.0.0.1', requestHeaders: [] }]);
    const crowd = Array.from({ length: 3000 }, (_, i) => ({ client: `10.1.${i >> 8}.${i & 255}` }));
    const before = fold(crowd);
    mergeAggregate(before, identified);
    const after = fold([{ path: '/orders/1', client: '10.0.0.1', requestHeaders: [] }, ...crowd]);
    expect(encode(after)).toEqual(encode(before));
    expect(encode(after)).toEqual(
      encode(fold([...crowd, { path: '/orders/1', client: '10.0.0.1', requestHeaders: [] }])),
    );
  });

  it('refuses bytes of another version and bytes that end early', () => {
    const bytes = encode(fold([{ responseBody: '{"a":1}' }]));
    expect(() => decodeAggregate(new ByteReader(Uint8Array.of(99, ...bytes.subarray(1))))).toThrow(
      RangeError,
    );
    expect(() => decodeAggregate(new ByteReader(bytes.subarray(0, bytes.length - 2)))).toThrow(RangeError);
  });
});
