import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './byte-codec';

const value = fc.oneof(
  fc.record({ kind: fc.constant('u8' as const), value: fc.nat(255) }),
  fc.record({ kind: fc.constant('varint' as const), value: fc.maxSafeNat() }),
  fc.record({
    kind: fc.constant('svarint' as const),
    value: fc.integer({ min: -(2 ** 52) + 1, max: 2 ** 52 - 1 }),
  }),
  fc.record({ kind: fc.constant('f64' as const), value: fc.double() }),
  fc.record({ kind: fc.constant('bytes' as const), value: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'grapheme' }) }),
);

describe('byte codec', () => {
  it('reads back what it wrote, in order, to the last byte', () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const writer = new ByteWriter();
        for (const entry of values) (writer[entry.kind] as (value: unknown) => void)(entry.value);
        const reader = new ByteReader(writer.finish());
        for (const entry of values) expect(reader[entry.kind]()).toEqual(entry.value);
        expect(reader.done).toBe(true);
      }),
    );
  });

  it('writes counts below 128 in one byte', () => {
    const writer = new ByteWriter();
    writer.varint(127);
    expect([...writer.finish()]).toEqual([127]);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses to write %s as a varint', (bad) => {
    expect(() => new ByteWriter().varint(bad)).toThrow(RangeError);
  });

  it.each([
    ['nothing left', [], 'u8'],
    ['a varint cut short', [0x80], 'varint'],
    ['a varint past 53 bits', [255, 255, 255, 255, 255, 255, 255, 127], 'varint'],
    ['a varint without end', new Array(12).fill(0x80), 'varint'],
    ['a length past the end', [200, 1, 65], 'bytes'],
    ['text that is not UTF-8', [1, 255], 'text'],
    ['a number cut short', [1, 2, 3], 'f64'],
  ] as const)('throws RangeError on %s', (_name, bytes, kind) => {
    expect(() => new ByteReader(Uint8Array.from(bytes))[kind]()).toThrow(RangeError);
  });
});
