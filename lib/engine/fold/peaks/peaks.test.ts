import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PeakKind } from '@/lib/contracts/evidence';
import { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { hashBytes } from '@/lib/engine/bytes/hash';
import { type Aggregate, createAggregate } from '@/lib/engine/fold/aggregate';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange, type ExchangeWords } from '@/lib/engine/fold/testing/build-exchange';
import { ClientWindows } from './client-windows';

const MINUTE = 60_000;
const TIME_MS = Date.UTC(2026, 0, 15, 12);

function fold(exchanges: readonly ExchangeWords[]): Aggregate {
  const aggregate = createAggregate();
  const folder = createFolder({
    fingerprint: (bytes, start, end) => hashBytes(bytes, start, end, 1) * 65_536,
    seed: 3,
  });
  for (const words of exchanges) folder.fold(aggregate, buildExchange(words));
  return aggregate;
}

function peakOf(aggregate: Aggregate, kind: PeakKind): number | undefined {
  return summarise(aggregate).peaks.find((peak) => peak.kind === kind)?.count;
}

const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
const refusal = (client: string, timeMs: number): ExchangeWords => ({ status: 401, client, timeMs });

describe('answers 401 to one client in 5 minutes', () => {
  it('counts a burst across the border of any window', () => {
    const burst = times(25, (i) => refusal('10.0.0.1', TIME_MS + 3 * MINUTE + i * 8000));
    expect(peakOf(fold(burst), 'unauthorized-per-5-minutes')).toBe(25);
  });

  it('finds one heavy client among thirty, whatever the others do', () => {
    const others = times(30, (i) => i).flatMap((i) =>
      times(60, (k) => refusal(`10.0.1.${i}`, TIME_MS + k * 7 * MINUTE)),
    );
    const heavy = times(40, (i) => refusal('10.0.0.1', TIME_MS + i * 1000));
    expect(peakOf(fold([...others, ...heavy]), 'unauthorized-per-5-minutes')).toBe(40);
  });

  it('does not add up clients, or what is further apart', () => {
    const spread = times(40, (i) => refusal(`10.0.0.${i % 20}`, TIME_MS + i * 10 * MINUTE));
    expect(peakOf(fold(spread), 'unauthorized-per-5-minutes')).toBe(1);
  });

  it('is absent without refusals, and where no client is shown', () => {
    expect(summarise(fold([{ client: '10.0.0.1' }, { status: 401 }])).peaks).toEqual([]);
  });
});

describe('distinct keys of one client in an hour', () => {
  const attempt = (key: string, status: number): ExchangeWords => ({
    client: '10.0.0.1',
    timeMs: TIME_MS,
    status,
    requestHeaders: [['X-Api-Key', key]],
  });

  it('estimates them', () => {
    const peak = peakOf(fold(times(25, (i) => attempt(`key-${i}`, i ? 401 : 200))), 'distinct-keys-per-hour');
    expect(peak).toBeGreaterThanOrEqual(23);
    expect(peak).toBeLessThanOrEqual(27);
  });

  it('counts a key once', () => {
    expect(peakOf(fold(times(50, () => attempt('key-1', 200))), 'distinct-keys-per-hour')).toBe(1);
  });
});

describe('distinct identifiers of one client in an hour', () => {
  const visit = (path: string, words: ExchangeWords = {}): ExchangeWords => ({
    path,
    client: '10.0.0.1',
    timeMs: TIME_MS,
    requestHeaders: [],
    ...words,
  });

  it('estimates them within a tenth', () => {
    const peak = peakOf(fold(times(150, (i) => visit(`/v1/orders/${i}`))), 'distinct-ids-per-hour');
    expect(peak).toBeGreaterThan(135);
    expect(peak).toBeLessThan(165);
  });

  it('counts the same ten as ten', () => {
    const peak = peakOf(fold(times(500, (i) => visit(`/v1/orders/${i % 10}`))), 'distinct-ids-per-hour');
    expect(peak).toBeLessThanOrEqual(10);
  });

  it('is absent where the source shows no headers, and without identifiers', () => {
    const log = times(50, (i): ExchangeWords => ({ path: `/orders/${i}`, client: '10.0.0.1' }));
    expect(peakOf(fold(log), 'distinct-ids-per-hour')).toBeUndefined();
    expect(peakOf(fold([visit('/v1/orders')]), 'distinct-ids-per-hour')).toBeUndefined();
  });
});

describe('a table of clients and windows', () => {
  const encode = (table: ClientWindows) => {
    const writer = new ByteWriter();
    table.encode(writer, Number.POSITIVE_INFINITY);
    return writer.finish();
  };
  const shapes = [
    { clients: 4, windows: 3, words: 0 },
    { clients: 3, windows: 2, words: 2 },
  ];
  const visits = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 9 }), fc.nat(10_000)),
    { maxLength: 120 },
  );
  const fill = (shape: (typeof shapes)[number], rows: readonly (readonly [number, number, number])[]) => {
    const table = new ClientWindows(shape);
    for (const [print, window, hash] of rows) {
      if (shape.words === 0) table.count(print, window);
      else table.add(print, window, hash);
    }
    return table;
  };

  it.each(shapes)('is the same however the visits are ordered and split: %j', (shape) => {
    fc.assert(
      fc.property(visits, fc.nat(120), (rows, cut) => {
        const whole = encode(fill(shape, rows));
        expect(encode(fill(shape, rows.toReversed()))).toEqual(whole);
        const right = fill(shape, rows.slice(cut));
        right.merge(fill(shape, rows.slice(0, cut)));
        expect(encode(right)).toEqual(whole);
        expect(encode(ClientWindows.decode(new ByteReader(whole), shape))).toEqual(whole);
        expect(right.rows.length).toBeLessThanOrEqual(shape.clients * shape.windows * right.width);
      }),
    );
  });
});
