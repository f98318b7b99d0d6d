import { describe, expect, it } from 'vitest';
import { SipHash } from './sip-hash';

const KEY = Uint8Array.from({ length: 16 }, (_, i) => i);
const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i);

/** From the reference implementation's vectors (vectors_sip64), eight bytes each, lowest first. */
const VECTORS: readonly [number, string][] = [
  [0, '310e0edd47db6f72'],
  [1, 'fd67dc93c539f874'],
  [2, '5a4fa9d909806c0d'],
  [7, '37d1018bf50002ab'],
  [8, '6224939a79f5f593'],
  [15, 'e545be4961ca29a1'],
];

describe('SipHash', () => {
  it.each(VECTORS)('agrees with the reference on %i bytes', (length, hex) => {
    const lowest48 = Buffer.from(hex, 'hex').readUIntLE(0, 6);
    expect(new SipHash(KEY).hash48(counting(length), 0, length)).toBe(lowest48);
  });

  it('reads the range alone', () => {
    const bytes = Uint8Array.from([9, 9, ...counting(15), 9]);
    expect(new SipHash(KEY).hash48(bytes, 2, 17)).toBe(new SipHash(KEY).hash48(counting(15), 0, 15));
  });
});
