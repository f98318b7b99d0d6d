import { hashBytes } from '@/lib/engine/bytes/hash';
import { addressScope } from './signals/address-scope';

/** Slots, a power of two; addresses longer than an IPv6 address with its zone are not held. */
const SLOTS = 16_384;
const WIDTH = 48;
/** Slots in which an address may stand: a full neighbourhood forgets one of its own, in turn. */
const NEIGHBOURS = 8;

/** Remembers the fingerprints of recent callers: a keyed hash costs microseconds, and callers come again. */
export class CallerCache {
  private readonly texts = new Uint8Array(SLOTS * WIDTH);
  private readonly hashes = new Int32Array(SLOTS);
  private readonly lengths = new Uint8Array(SLOTS);
  /** By slot; the last one is for addresses too long to hold. */
  readonly prints = new Float64Array(SLOTS + 1);
  /** 1 where the address is a public one. */
  readonly isPublic = new Uint8Array(SLOTS + 1);
  private turn = 0;
  private readonly seed: number;
  private readonly fingerprint: (bytes: Uint8Array, start: number, end: number) => number;

  constructor(seed: number, fingerprint: (bytes: Uint8Array, start: number, end: number) => number) {
    this.seed = seed;
    this.fingerprint = fingerprint;
  }

  /** The slot in `prints` where the caller's fingerprint stands until the next call. */
  read(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > WIDTH) {
      this.prints[SLOTS] = this.fingerprint(bytes, start, end);
      this.isPublic[SLOTS] = addressScope(bytes, start, end) === 'public' ? 1 : 0;
      return SLOTS;
    }
    const hash = hashBytes(bytes, start, end, this.seed) | 0;
    const home = hash & (SLOTS - NEIGHBOURS);
    for (let slot = home; slot < home + NEIGHBOURS; slot++) {
      if (this.hashes[slot] === hash && this.holds(slot, bytes, start, length)) return slot;
    }
    return this.keep(home, hash, bytes, start, length);
  }

  private holds(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.lengths[slot] !== length) return false;
    const { texts } = this;
    const at = slot * WIDTH;
    for (let i = 0; i < length; i++) if (texts[at + i] !== bytes[start + i]) return false;
    return true;
  }

  private keep(home: number, hash: number, bytes: Uint8Array, start: number, length: number): number {
    let slot = home;
    while (slot < home + NEIGHBOURS && this.lengths[slot] !== 0) slot++;
    if (slot === home + NEIGHBOURS) {
      this.turn = (this.turn + 1) % NEIGHBOURS;
      slot = home + this.turn;
    }
    this.prints[slot] = this.fingerprint(bytes, start, start + length);
    this.isPublic[slot] = addressScope(bytes, start, start + length) === 'public' ? 1 : 0;
    const at = slot * WIDTH;
    for (let i = 0; i < length; i++) this.texts[at + i] = bytes[start + i] as number;
    this.hashes[slot] = hash;
    this.lengths[slot] = length;
    return slot;
  }
}
