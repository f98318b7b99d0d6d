import { finish } from '@/lib/engine/bytes/hash';
import { LEVELS } from './child-caps';

const REGISTERS = 128;
const INDEX_BITS = 7;
/** Bias of HyperLogLog with 128 registers (Flajolet, Fusy, Gandouet, Meunier 2007). */
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

/**
 * Estimates how many nodes a trie would need at each level of tightening: one HyperLogLog a level over the labels of
 * prefixes. It only grows and ignores order and repetition, so the level it asks for is a function of the set of paths
 * seen, whatever was cut from the trie meanwhile. 2 KB; standard error 9 %.
 */
export class PrefixSketch {
  level = 0;
  private readonly budget: number;
  private readonly registers = new Uint8Array(LEVELS * REGISTERS);
  private readonly sums = new Float64Array(LEVELS).fill(REGISTERS);
  private readonly empty = new Int32Array(LEVELS).fill(REGISTERS);

  constructor(budget: number) {
    this.budget = budget;
  }

  /** Counts a label at one level. Returns true when `level` rose. */
  add(level: number, label: number): boolean {
    const hash = finish(label ^ 0x27d4eb2f);
    const rank = Math.clz32((hash << INDEX_BITS) | (1 << (INDEX_BITS - 1))) + 1;
    return this.raise(level, hash >>> (32 - INDEX_BITS), rank) && this.settle();
  }

  /** Largest of each register. Returns true when `level` rose. */
  merge(other: PrefixSketch): boolean {
    let isRaised = false;
    for (let at = 0; at < this.registers.length; at++) {
      const rank = other.registers[at] as number;
      if (this.raise((at / REGISTERS) | 0, at % REGISTERS, rank)) isRaised = true;
    }
    return isRaised && this.settle();
  }

  /** Registers of the levels that still matter: those below `level` have done their work and are left out. */
  encode(): Uint8Array {
    return this.registers.slice(this.level * REGISTERS);
  }

  /** Merges what `encode` gave. Returns true when `level` rose. */
  restore(encoded: Uint8Array): boolean {
    const other = new PrefixSketch(this.budget);
    const offset = other.registers.length - encoded.length;
    if (offset < 0 || offset % REGISTERS !== 0) throw new RangeError('Not the state of a path trie');
    for (let i = 0; i < encoded.length; i++) {
      const rank = encoded[i] as number;
      if (rank > 33 - INDEX_BITS) throw new RangeError('Not the state of a path trie');
      other.raise(((offset + i) / REGISTERS) | 0, i % REGISTERS, rank);
    }
    const isRaised = this.merge(other);
    const floor = offset / REGISTERS;
    if (floor <= this.level) return isRaised;
    this.level = floor;
    this.settle();
    return true;
  }

  private raise(level: number, index: number, rank: number): boolean {
    const at = level * REGISTERS + index;
    const held = this.registers[at] as number;
    if (rank <= held) return false;
    this.registers[at] = rank;
    if (held === 0) this.empty[level] = (this.empty[level] as number) - 1;
    this.sums[level] = (this.sums[level] as number) - 2 ** -held + 2 ** -rank;
    return true;
  }

  private settle(): boolean {
    const before = this.level;
    while (this.level < LEVELS - 1 && this.estimate(this.level) > this.budget) this.level++;
    return this.level > before;
  }

  private estimate(level: number): number {
    const raw = (ALPHA * REGISTERS * REGISTERS) / (this.sums[level] as number);
    const empty = this.empty[level] as number;
    return raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log(REGISTERS / empty) : raw;
  }
}
