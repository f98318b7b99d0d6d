/**
 * SipHash-2-4 (Aumasson, Bernstein 2012): a pseudorandom function of 64 bits under a 128-bit key, made to authenticate
 * short inputs. In 32-bit halves, since it runs for each new caller of an access log.
 */
export class SipHash {
  private readonly key: Int32Array;
  /** v0 to v3, low half before high half. */
  private readonly v = new Int32Array(8);

  /** `key`: 16 bytes. */
  constructor(key: Uint8Array) {
    const view = new DataView(key.buffer, key.byteOffset, 16);
    this.key = Int32Array.from([0, 4, 8, 12], (at) => view.getInt32(at, true));
  }

  /** The low 48 bits of the hash of `bytes[start, end)`, as a whole number. */
  hash48(bytes: Uint8Array, start: number, end: number): number {
    const { v } = this;
    this.digest(bytes, start, end);
    const low = (v[0] as number) ^ (v[2] as number) ^ (v[4] as number) ^ (v[6] as number);
    const high = (v[1] as number) ^ (v[3] as number) ^ (v[5] as number) ^ (v[7] as number);
    return (high & 0xffff) * 2 ** 32 + (low >>> 0);
  }

  private digest(bytes: Uint8Array, start: number, end: number): void {
    const { v } = this;
    const [k0, k1, k2, k3] = this.key as unknown as [number, number, number, number];
    v[0] = k0 ^ 0x70736575;
    v[1] = k1 ^ 0x736f6d65;
    v[2] = k2 ^ 0x6e646f6d;
    v[3] = k3 ^ 0x646f7261;
    v[4] = k0 ^ 0x6e657261;
    v[5] = k1 ^ 0x6c796765;
    v[6] = k2 ^ 0x79746573;
    v[7] = k3 ^ 0x74656462;
    const whole = start + ((end - start) & ~7);
    for (let at = start; at < whole; at += 8) this.block(word(bytes, at, 4), word(bytes, at + 4, 4));
    const rest = end - whole;
    const low = word(bytes, whole, Math.min(rest, 4));
    const high = rest > 4 ? word(bytes, whole + 4, rest - 4) : 0;
    this.block(low, high | ((end - start) << 24));
    v[4] = (v[4] as number) ^ 0xff;
    for (let i = 0; i < 4; i++) round(v);
  }

  private block(low: number, high: number): void {
    const { v } = this;
    v[6] = (v[6] as number) ^ low;
    v[7] = (v[7] as number) ^ high;
    round(v);
    round(v);
    v[0] = (v[0] as number) ^ low;
    v[1] = (v[1] as number) ^ high;
  }
}

/** Up to four bytes, the first one lowest. */
function word(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value |= (bytes[at + i] as number) << (8 * i);
  return value;
}

function round(v: Int32Array): void {
  add(v, 0, 2);
  rotate(v, 2, 13);
  mix(v, 2, 0);
  swap(v, 0);
  add(v, 4, 6);
  rotate(v, 6, 16);
  mix(v, 6, 4);
  add(v, 0, 6);
  rotate(v, 6, 21);
  mix(v, 6, 0);
  add(v, 4, 2);
  rotate(v, 2, 17);
  mix(v, 2, 4);
  swap(v, 4);
}

function add(v: Int32Array, into: number, from: number): void {
  const low = ((v[into] as number) >>> 0) + ((v[from] as number) >>> 0);
  v[into] = low;
  v[into + 1] = (v[into + 1] as number) + (v[from + 1] as number) + (low > 0xffffffff ? 1 : 0);
}

function rotate(v: Int32Array, at: number, bits: number): void {
  const low = v[at] as number;
  const high = v[at + 1] as number;
  v[at] = (low << bits) | (high >>> (32 - bits));
  v[at + 1] = (high << bits) | (low >>> (32 - bits));
}

function mix(v: Int32Array, into: number, from: number): void {
  v[into] = (v[into] as number) ^ (v[from] as number);
  v[into + 1] = (v[into + 1] as number) ^ (v[from + 1] as number);
}

/** Rotation by 32 bits. */
function swap(v: Int32Array, at: number): void {
  const low = v[at] as number;
  v[at] = v[at + 1] as number;
  v[at + 1] = low;
}
