/** The day of a moment (milliseconds since 1970) as UTC has it: `2026-11-27`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
