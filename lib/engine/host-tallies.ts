import { hashBytes } from './bytes/hash';

/** Hosts of one API that are told apart. Beyond it only somebody who invents names has more. */
export const HOSTS_TOLD_APART = 256;
/** Name of all other hosts, and where the source shows none. */
export const NO_NAME = '';

/** What is known of one host of an API. */
export interface HostTally {
  requests: number;
  firstMs: number;
  lastMs: number;
  /** False once its counts have gone to the other hosts: look it up again. */
  isKept: boolean;
}

const encoder = new TextEncoder();

/**
 * Hosts of one API: those with the lowest hashes by name, all others in one tally. Which are kept depends on the set of
 * names alone, not on their order, and one that is kept in the end was never given up in between.
 */
export class HostTallies {
  private readonly byName = new Map<string, HostTally>();
  private readonly ranks = new Map<string, number>();
  private worst: string | null = null;
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  get size(): number {
    return this.byName.size;
  }

  [Symbol.iterator](): IterableIterator<[string, HostTally]> {
    return this.byName[Symbol.iterator]();
  }

  get(name: string): HostTally | undefined {
    return this.byName.get(name);
  }

  /** The tally that counts for a host, made at first use. */
  of(name: string): HostTally {
    const found = this.byName.get(name);
    if (found) return found;
    if (name === NO_NAME) return this.open(name);
    const rank = this.rankOf(name);
    if (this.ranks.size < HOSTS_TOLD_APART) return this.admit(name, rank);
    const worst = this.findWorst();
    if (!isBefore(rank, name, this.ranks.get(worst) as number, worst)) return this.of(NO_NAME);
    this.giveUp(worst);
    return this.admit(name, rank);
  }

  merge(other: HostTallies): void {
    for (const [name, tally] of other) addTally(this.of(name), tally);
  }

  private admit(name: string, rank: number): HostTally {
    this.ranks.set(name, rank);
    this.worst = null;
    return this.open(name);
  }

  private open(name: string): HostTally {
    const tally = {
      requests: 0,
      firstMs: Number.POSITIVE_INFINITY,
      lastMs: Number.NEGATIVE_INFINITY,
      isKept: true,
    };
    this.byName.set(name, tally);
    return tally;
  }

  private giveUp(name: string): void {
    const tally = this.byName.get(name) as HostTally;
    this.byName.delete(name);
    this.ranks.delete(name);
    this.worst = null;
    tally.isKept = false;
    addTally(this.of(NO_NAME), tally);
  }

  private findWorst(): string {
    if (this.worst === null) {
      const [first, ...rest] = this.ranks;
      this.worst = rest.reduce(
        (worst, [name, rank]) => (isBefore(worst[1], worst[0], rank, name) ? [name, rank] : worst),
        first as [string, number],
      )[0];
    }
    return this.worst;
  }

  private rankOf(name: string): number {
    const bytes = encoder.encode(name);
    return hashBytes(bytes, 0, bytes.length, this.seed);
  }
}

/** Equal hashes go by name, so that the order is total. */
function isBefore(rank: number, name: string, otherRank: number, otherName: string): boolean {
  return rank === otherRank ? name < otherName : rank < otherRank;
}

function addTally(into: HostTally, from: HostTally): void {
  into.requests += from.requests;
  into.firstMs = Math.min(into.firstMs, from.firstMs);
  into.lastMs = Math.max(into.lastMs, from.lastMs);
}
