export type GridMove = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last';

const MOVES: Record<string, GridMove> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'first',
  End: 'last',
};

export function gridMove(key: string): GridMove | null {
  return MOVES[key] ?? null;
}

/** The row that a move leads to; moves stop at both ends. */
export function rowAfter(
  move: GridMove,
  { from, count, page }: { from: number; count: number; page: number },
): number {
  const last = Math.max(0, count - 1);
  const targets: Record<GridMove, number> = {
    up: from - 1,
    down: from + 1,
    pageUp: from - page,
    pageDown: from + page,
    first: 0,
    last,
  };
  return Math.min(last, Math.max(0, targets[move]));
}
