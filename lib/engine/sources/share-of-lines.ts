const MAX_LINES = 20;
/** A text log has no mark of its own, so it is never certain. */
const MOST = 0.95;

/** The share of the first lines of a text log that fit, times 0.95. A last line that the head cuts off is left out. */
export function shareOfLines(head: Uint8Array, fits: (line: string) => boolean): number {
  const lines = new TextDecoder()
    .decode(head)
    .split('\n', MAX_LINES + 1)
    .filter((line) => line.trim() !== '');
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  if (whole.length === 0) return 0;
  return (MOST * whole.filter((line) => fits(line)).length) / whole.length;
}
