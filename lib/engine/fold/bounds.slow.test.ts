import { describe, expect, it } from 'vitest';
import { ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { type Aggregate, createAggregate, mergeAggregate } from '@/lib/engine/fold/aggregate';
import { encodeAggregate } from '@/lib/engine/fold/aggregate-codec';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange, type ExchangeWords } from '@/lib/engine/fold/testing/build-exchange';

const SYLLABLES = 'ba co di fe gu la me ni po ru sa te vi wo ha ne ti ro se lu'.split(' ');

/** A word for a number that looks like a name: `codibaba`. */
function word(n: number): string {
  let text = '';
  for (let rest = n; text.length < 8; rest = Math.floor(rest / 20)) text += SYLLABLES[rest % 20];
  return text;
}

function fold(count: number, words: (i: number) => ExchangeWords): Aggregate {
  const folder = createFolder({
    fingerprint: (bytes, start, end) =>
      bytes.slice(start, end).reduce((sum, byte) => (sum * 31 + byte) % 2 ** 48, 7),
    seed: 5,
  });
  const aggregate = createAggregate();
  for (let i = 0; i < count; i++) folder.fold(aggregate, buildExchange(words(i)));
  return aggregate;
}

function encode(aggregate: Aggregate): Uint8Array {
  const writer = new ByteWriter();
  encodeAggregate(writer, aggregate);
  return writer.finish();
}

const nested = (i: number, depth: number): unknown =>
  depth === 0
    ? 1
    : { [word(i * 7 + depth)]: nested(i, depth - 1), [word(i * 11 + depth)]: [nested(i + 1, depth - 1)] };

const HOSTILE: Readonly<Record<string, (i: number) => ExchangeWords>> = {
  'distinct keys': (i) => ({
    responseBody: JSON.stringify(
      Object.fromEntries(Array.from({ length: 50 }, (_, k) => [word(i * 50 + k), k])),
    ),
  }),
  'distinct nested keys': (i) => ({ requestBody: JSON.stringify(nested(i, 6)) }),
  'deep nesting': (i) => ({ responseBody: `${'{"a":'.repeat(2000)}${i}${'}'.repeat(2000)}` }),
  'deep lists': () => ({ responseBody: `${'['.repeat(5000)}${']'.repeat(5000)}` }),
  'distinct query names': (i) => ({
    query: Array.from({ length: 60 }, (_, k) => `${word(i * 60 + k)}=1`).join('&'),
  }),
  'distinct headers and cookies': (i) => ({
    requestHeaders: [
      [word(i), 'x'],
      ['Cookie', `${word(i)}=1; ${word(i + 1)}=2`],
    ],
    responseHeaders: [[word(i), 'x']],
  }),
  'distinct hosts and callers': (i) => ({ host: `${word(i)}.example.com`, client: word(i) }),
  'distinct times and statuses': (i) => ({
    timeMs: i * 3_600_000 * 5,
    status: 100 + (i % 500),
    latencyMs: i ** 3,
    responseBytes: i ** 4,
  }),
  'distinct keys and refusals': (i) => ({
    path: `/orders/${i}`,
    client: `10.${i % 7}.${i % 200}.${i % 251}`,
    timeMs: i * 600_000,
    status: i % 2 ? 401 : 200,
    requestHeaders: [['X-Api-Key', `${word(i)}-${i}`]],
    query: "q=' or 1=1--",
  }),
  'long names': (i) => ({
    responseBody: JSON.stringify({ [word(i).repeat(4000)]: 1 }),
    query: `${word(i).repeat(4000)}=1`,
  }),
};

describe('an aggregate stays small', () => {
  it.each(Object.entries(HOSTILE))('under %s', { timeout: 30_000 }, (_, words) => {
    const bytes = encode(fold(1200, words));
    expect(bytes.length).toBeLessThan(64_000);
  });

  it('is the same in either order of two halves under each, and the merge is no larger', {
    timeout: 60_000,
  }, () => {
    for (const words of Object.values(HOSTILE)) {
      const whole = encode(fold(600, words));
      const first = fold(300, words);
      const second = fold(300, (i) => words(i + 300));
      const reversed = fold(600, (i) => words(599 - i));
      mergeAggregate(second, first);
      expect(encode(second)).toEqual(whole);
      expect(encode(reversed)).toEqual(whole);
    }
  });

  it('shows the keys of a map as one field', () => {
    const aggregate = fold(300, (i) => ({
      responseBody: JSON.stringify({
        total: 1,
        prices: { [word(i)]: { amount: 1, email: 'a@example.com' } },
      }),
    }));
    const fields = summarise(aggregate).fields;
    expect(fields.map(({ name }) => name)).toEqual([
      'prices',
      'prices{}.amount',
      'prices{}.email',
      'total',
      '{}',
    ]);
    expect(fields.find(({ name }) => name === 'prices{}.email')?.classes[0]?.name).toBe('email');
  });
});
