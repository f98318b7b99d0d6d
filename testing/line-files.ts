import fc from 'fast-check';
import { TRAFFIC_FORMATS } from '@/lib/engine/sources/formats';
import { fixtureOf, readFixture } from '@/lib/engine/sources/testing/read-fixture';
import { makeExchangeLines } from './exchange-lines';

/** A file of one of the formats, as it may come. */
export interface LineFile {
  formatId: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Short enough that some lines of every format are longer. */
export const RECORD_BYTES = 1500;

const BROKEN = [
  '',
  '',
  ' \t',
  '\r',
  'prose',
  '{',
  '[',
  '{"a":',
  '[{}]',
  '\ufeffprose',
  '\u0000',
  'x'.repeat(2000),
];
const LINES = new Map(
  TRAFFIC_FORMATS.map(({ id }) => [
    id,
    id === 'ndjson'
      ? makeExchangeLines({ seed: 12, count: 200 })
      : new TextDecoder().decode(readFixture(fixtureOf(id))).split('\n'),
  ]),
);

/** Sound and broken lines in any mixture, whole or broken off, with and without byte order mark and carriage returns. */
export const lineFiles: fc.Arbitrary<LineFile> = fc
  .record({
    formatId: fc.constantFrom(...LINES.keys()),
    picks: fc.array(fc.nat(999), { minLength: 1, maxLength: 60 }),
    ending: fc.constantFrom('\n', '\r\n'),
    hasMark: fc.boolean(),
    isNotText: fc.boolean(),
    cutBytes: fc.constantFrom(0, 0, 1, 7, 60),
  })
  .map(({ formatId, picks, ending, hasMark, isNotText, cutBytes }) => {
    const sound = LINES.get(formatId) as readonly string[];
    const lines = picks.map((pick) =>
      pick % 4 === 0 ? (BROKEN[pick % BROKEN.length] as string) : (sound[pick % sound.length] as string),
    );
    const text = (hasMark ? '\ufeff' : '') + lines.map((line) => line + ending).join('');
    const bytes = new TextEncoder().encode(text);
    if (isNotText) bytes[Math.floor(bytes.length / 2)] = 0xff;
    return { formatId, bytes: bytes.slice(0, Math.max(1, bytes.length - cutBytes)) };
  });
