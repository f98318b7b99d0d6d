/** Levels of tightening; at the last one no word is held at all, so that any trie fits any budget. */
export const LEVELS = 16;

/**
 * How many word children a node may hold, by the number of unknown tokens above it (0, 1, 2 or more) and the level of
 * tightening. Known words come first and share one cap at every depth; unknown words have a smaller share. Every entry
 * falls, or stays, as the level or the number of unknown tokens rises: that is what keeps the trie independent of the
 * order of its input (a node that was cut once is never cut less later).
 */
export class ChildCaps {
  private readonly all = new Int32Array(LEVELS * 3);
  private readonly unknown = new Int32Array(LEVELS * 3);

  constructor(caps: readonly number[]) {
    const widest = caps[0] ?? 0;
    for (let level = 0; level < LEVELS; level++) {
      for (let above = 0; above < 3; above++) {
        const cap = Math.min(caps[above] ?? 0, caps[Math.max(0, above - 1)] ?? 0);
        const isLast = level === LEVELS - 1;
        const all = isLast ? 0 : Math.floor(widest * 2 ** (-Math.max(0, level - 6) / 2));
        this.all[level * 3 + above] = all;
        this.unknown[level * 3 + above] = Math.min(all, unknownCap(cap, above, level));
      }
    }
  }

  /** Word children in all. */
  total(level: number, unknownAbove: number): number {
    return this.all[level * 3 + (unknownAbove > 2 ? 2 : unknownAbove)] as number;
  }

  /** Unknown words among them. */
  unknowns(level: number, unknownAbove: number): number {
    return this.unknown[level * 3 + (unknownAbove > 2 ? 2 : unknownAbove)] as number;
  }
}

/** Deep places lose their unknown words first: they multiply, and tell the least. */
function unknownCap(cap: number, above: number, level: number): number {
  const halvings = above === 0 ? level / 3 : level / 2;
  const rest = Math.floor(cap * 2 ** -halvings);
  return level >= 10 || rest < 2 ? (level === 0 ? cap : 0) : rest;
}
