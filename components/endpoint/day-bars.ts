/** How a part of a bar is drawn: solid, hatched, striped, hollow. Never told by colour alone. */
export type PartLook = 'solid' | 'hatched' | 'alarm' | 'hollow';

/** One of the parts that each day is made of. */
export interface DayPart<Day> {
  word: string;
  look: PartLook;
  count: (day: Day) => number;
}

export interface BarPiece {
  look: PartLook;
  /** Share of the chart's height, and where it begins from the foot up. */
  height: number;
  from: number;
}

/** The parts of each day one upon the other; the busiest day fills the chart. */
export function dayBars<Day>(days: readonly Day[], parts: readonly DayPart<Day>[]): BarPiece[][] {
  const totals = days.map((day) => totalOf(day, parts));
  const most = Math.max(1, ...totals);
  return days.map((day) => {
    let from = 0;
    return parts.map(({ look, count }) => {
      const height = count(day) / most;
      const piece = { look, height, from };
      from += height;
      return piece;
    });
  });
}

export function totalOf<Day>(day: Day, parts: readonly DayPart<Day>[]): number {
  return parts.reduce((sum, { count }) => sum + count(day), 0);
}

/** The chart in one sentence, for those who do not see it. `unit` is what is counted: "requests". */
export function daysInWords<Day extends { day: string }>(
  days: readonly Day[],
  parts: readonly DayPart<Day>[],
  unit: string,
): string {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return `No ${unit}.`;
  const totals = days.map((day) => totalOf(day, parts));
  const sum = totals.reduce((all, total) => all + total, 0);
  const most = Math.max(...totals);
  const busiest = days[totals.indexOf(most)] ?? first;
  return `${sum} ${unit} from ${first.day} to ${last.day}, at most ${most} on ${busiest.day}.`;
}
