import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '@/lib/engine/bytes/text-base64';
import { parseDecimal, parseUnsigned } from '@/lib/engine/bytes/text-number';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { parseClfTime } from '@/lib/engine/bytes/time-clf';
import { parseRfc3339 } from '@/lib/engine/bytes/time-rfc3339';

const encoder = new TextEncoder();
const rfc3339 = (text: string): number => parseRfc3339(encoder.encode(text), 0, text.length);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

describe('times', () => {
  const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

  it('in RFC 3339 read as Date reads them', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(rfc3339(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it('in the common log format read as Date reads them', () => {
    const minutes = fc.integer({ min: -1439, max: 1439 });
    fc.assert(
      fc.property(dates, minutes, (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000).toISOString();
        if (!/^\d{4}-/.test(local)) return;
        const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}${String(Math.abs(offset) % 60).padStart(2, '0')}`;
        const text = `${local.slice(8, 10)}/${MONTHS[Number(local.slice(5, 7)) - 1]}/${local.slice(0, 4)}:${local.slice(11, 19)} ${zone}`;
        expect(parseClfTime(encoder.encode(text), 0)).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  it.each([
    '2024-05-01T10:00:00',
    '2023-02-29T10:00:00Z',
    '2024-04-31T10:00:00Z',
    '2024-00-10T10:00:00Z',
    '2024-05-01T10:60:00Z',
    '2024-05-01T10:00:00.Z',
    '2024-05-01T10:00:00Zz',
    '2024-05-01T10:00:00+24:00',
    '2024-05-01T10:00:00+2',
    '2024-05-01',
    '24-05-01T10:00:00Z and more',
    '',
  ])('refuse %j', (text) => {
    expect(rfc3339(text)).toBeNaN();
  });
});

describe('numbers', () => {
  it('come close to what JavaScript reads', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-20);
        const text = String(value);
        const read = parseDecimal(encoder.encode(text), 0, text.length);
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-13);
      }),
    );
  });

  it.each([
    ['', Number.NaN],
    ['-', Number.NaN],
    ['.', Number.NaN],
    ['x1', Number.NaN],
    ['12ms', 12],
    ['1e3', 1000],
  ])('read %j as %d', (text, expected) => {
    expect(parseDecimal(encoder.encode(text), 0, text.length)).toBe(expected);
  });

  it.each([
    ['0', 0],
    ['123456789012345', 123456789012345],
    ['1234567890123456', -1],
    ['-1', -1],
    ['1.0', -1],
    ['', -1],
  ])('without a sign: %j as %d', (text, expected) => {
    expect(parseUnsigned(encoder.encode(text), 0, text.length)).toBe(expected);
  });
});

describe('isUtf8Text', () => {
  it('agrees with a strict decoder', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const pieces = fc.oneof(
      fc.constantFrom(
        [0xc0, 0x80],
        [0xed, 0xa0, 0x80],
        [0xf4, 0x90, 0x80, 0x80],
        [0xe2, 0x82],
        [0xf0, 0x9f, 0x98, 0x80],
        [0xff],
      ),
      fc.string({ unit: 'binary', minLength: 1 }).map((text) => [...encoder.encode(text)]),
      fc.constant([
        ...encoder.encode('plain ASCII that is longer than one word, to be skipped quickly by words'),
      ]),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const bytes = new Uint8Array(parts.flat());
        let isText = !bytes.includes(0);
        try {
          strict.decode(bytes);
        } catch {
          isText = false;
        }
        expect(isUtf8Text(bytes, 0, bytes.length)).toBe(isText);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decodeBase64', () => {
  it('undoes both alphabets, with or without padding and line breaks', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('base64', 'base64url'), (bytes, alphabet) => {
        const text = Buffer.from(bytes)
          .toString(alphabet as BufferEncoding)
          .replace(/(.{20})/g, '$1\r\n');
        const into = new Uint8Array(text.length);
        const length = decodeBase64(encoder.encode(text), 0, text.length, into, 0);
        expect(into.slice(0, length)).toEqual(bytes);
      }),
    );
  });
});
