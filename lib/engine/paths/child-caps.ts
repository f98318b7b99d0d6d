/** Levels of tightening; at the last one the trie is small whatever was sent. */
export const LEVELS = 8;

const DEPTHS = 21;
/** Depth from which no word is held, by level: an attacker's known words multiply with depth. */
const DEEPEST = [20, 20, 20, 20, 20, 6, 3, 1];
/** From this level on the cap for all words falls too. */
const FIRST_TO_CUT_KNOWN = 3;
const FIRST_WITHOUT_UNKNOWN = 6;

/**
 * How many word children a node may hold, by the level of tightening, the number of unknown tokens above it (0, 1, 2 or
 * more) and its depth. Known words come first and share one cap; unknown words have a smaller share. Every entry falls,
 * or stays, as the level or the number of unknown tokens rises: that keeps the trie independent of the order of its
 * input (a node that was cut once is never cut less later).
 */
export class ChildCaps {
  private readonly all = new Int32Array(LEVELS * DEPTHS);
  private readonly unknown = new Int32Array(LEVELS * 3);

  constructor(caps: readonly number[]) {
    const widest = caps[0] ?? 0;
    for (let level = 0; level < LEVELS; level++) {
      const fall = Math.min(2, Math.max(0, level - FIRST_TO_CUT_KNOWN));
      const isLast = level === LEVELS - 1;
      const all = Math.ceil(widest * 2 ** -(isLast ? 3 : fall));
      for (let depth = 0; depth < (DEEPEST[level] as number); depth++) this.all[level * DEPTHS + depth] = all;
      let narrowest = Number.POSITIVE_INFINITY;
      for (let above = 0; above < 3; above++) {
        narrowest = Math.min(narrowest, unknownCap(caps[above] ?? 0, level));
        this.unknown[level * 3 + above] = narrowest;
      }
    }
  }

  /** Word children in all. */
  total(level: number, depth: number): number {
    return this.all[level * DEPTHS + depth] as number;
  }

  /** Unknown words among them, should there be that much room. */
  unknowns(level: number, unknownAbove: number): number {
    return this.unknown[level * 3 + Math.min(unknownAbove, 2)] as number;
  }
}

/** A lone unknown word tells nothing: less than two are none. */
function unknownCap(cap: number, level: number): number {
  if (level === 0) return cap;
  const rest = Math.floor(cap * 2 ** -level);
  return level >= FIRST_WITHOUT_UNKNOWN || rest < 2 ? 0 : rest;
}
