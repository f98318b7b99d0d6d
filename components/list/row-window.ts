import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** More than any screen holds: a list whose height nothing bounds (in print) must not render all of its rows. */
const MOST_ROWS = 300;

/** The rows to render: those in sight and the active one, which may hold the focus while it is scrolled away. */
export function rowWindow(range: Range, activeRow: number): number[] {
  const inSight = defaultRangeExtractor(range).slice(0, MOST_ROWS);
  if (activeRow >= range.count || inSight.includes(activeRow)) return inSight;
  return [...inSight, activeRow].sort((a, b) => a - b);
}
