import { hashBytes } from '@/lib/engine/bytes/hash';

/** Slots, a power of two; addresses longer than an IPv6 address with its zone are not held. */
const SLOTS = 16_384;
const WIDTH = 48;

/** Remembers the fingerprints of recent callers: a keyed hash costs microseconds, and callers come again. */
export class CallerCache {
  private readonly texts = new Uint8Array(SLOTS * WIDTH);
  private readonly lengths = new Uint8Array(SLOTS);
  private readonly prints = new Float64Array(SLOTS);
  private readonly seed: number;
  private readonly fingerprint: (bytes: Uint8Array, start: number, end: number) => number;

  constructor(seed: number, fingerprint: (bytes: Uint8Array, start: number, end: number) => number) {
    this.seed = seed;
    this.fingerprint = fingerprint;
  }

  read(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > WIDTH) return this.fingerprint(bytes, start, end);
    const slot = hashBytes(bytes, start, end, this.seed) & (SLOTS - 1);
    if (this.holds(slot, bytes, start, length)) return this.prints[slot] as number;
    const print = this.fingerprint(bytes, start, end);
    const at = slot * WIDTH;
    for (let i = 0; i < length; i++) this.texts[at + i] = bytes[start + i] as number;
    this.lengths[slot] = length;
    this.prints[slot] = print;
    return print;
  }

  private holds(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.lengths[slot] !== length || length === 0) return false;
    const { texts } = this;
    const at = slot * WIDTH;
    for (let i = 0; i < length; i++) if (texts[at + i] !== bytes[start + i]) return false;
    return true;
  }
}
