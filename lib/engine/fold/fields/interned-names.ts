import { finish, hashBytes } from '@/lib/engine/bytes/hash';
import type { RankedName } from '@/lib/engine/fold/hosts';
import type { NameTraits } from '@/lib/engine/lexicon/name-lexicon';

/** A name seen before: found by its bytes, without making a string. */
export interface InternedName extends RankedName {
  /** As it stood in the exchange: what to compare bytes with. */
  readonly raw: Uint8Array;
  readonly traits: NameTraits;
  /** What the name means in its place (see header-roles.ts, query-reading.ts, cookie-reading.ts); 0 for nothing. */
  readonly role: number;
  /** The name of an array's elements, `tags[]` for `tags`, made when first needed. */
  elements: InternedName | null;
}

/** Slots of the table, a power of two, and the names that it holds before it starts afresh. */
const SLOTS = 8192;
const MOST = SLOTS / 2;

/**
 * A cache of names by their bytes. Bounded: when a sender has filled it with new names it is emptied, which costs time
 * and changes no result.
 */
export class NameTable {
  private slots: (InternedName | null)[] = new Array(SLOTS).fill(null);
  private size = 0;
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  find(bytes: Uint8Array, start: number, end: number): InternedName | null {
    const { slots } = this;
    let slot = hashBytes(bytes, start, end, this.seed) & (SLOTS - 1);
    for (;;) {
      const name = slots[slot] as InternedName | null;
      if (name === null) return null;
      if (isSameBytes(name.raw, bytes, start, end)) return name;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }

  /** Adds a name that `find` did not know. */
  add(name: InternedName): InternedName {
    if (this.size >= MOST) {
      this.slots = new Array(SLOTS).fill(null);
      this.size = 0;
    }
    let slot = hashBytes(name.raw, 0, name.raw.length, this.seed) & (SLOTS - 1);
    while (this.slots[slot] !== null) slot = (slot + 1) & (SLOTS - 1);
    this.slots[slot] = name;
    this.size++;
    return name;
  }
}

export function isSameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const length = known.length;
  if (end - start !== length) return false;
  for (let i = 0; i < length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}

const encoder = new TextEncoder();

/** Rank of a name in the bounded sets: of its text, however it was spelled. */
export function rankOf(text: string, seed: number): number {
  const bytes = encoder.encode(text);
  return hashBytes(bytes, 0, bytes.length, seed ^ RANK);
}

/** Rank of a path from that of its parent and of its last name. */
export function rankBelow(parent: number, name: number): number {
  return finish(Math.imul(parent, 31) ^ name);
}

/** Keeps ranks apart from the hash that finds names. */
const RANK = 0x5bf03635;
