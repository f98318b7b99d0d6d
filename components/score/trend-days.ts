import type { EstatePoint } from '@/lib/contracts/estate';

const DAY_MS = 86_400_000;
const DAYS = 90;
const TICK_DAYS = 14;

/** One day of the line; `null` where nothing was recorded. Percentages and points are both 0 to 100. */
export interface TrendDay {
  day: string;
  score: number | null;
  coverage: number | null;
}

/** Every day up to the last recorded one, 90 in all. */
export function trendDays(trend: readonly EstatePoint[]): TrendDay[] {
  const last = trend.at(-1);
  if (!last) return [];
  const byDay = new Map(trend.map((point) => [point.day, point]));
  const endMs = Date.parse(last.day);
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(endMs - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    const point = byDay.get(day);
    return {
      day,
      score: point?.score ?? null,
      coverage: point ? Math.round(point.evidenceCoverage * 1000) / 10 : null,
    };
  });
}

/** Days to name below the line: the last one, and each two weeks before it. */
export function trendTicks(days: readonly TrendDay[]): string[] {
  return days.filter((_, index) => (days.length - 1 - index) % TICK_DAYS === 0).map(({ day }) => day);
}

/** What the line says, for those who do not see it. */
export function trendInWords(trend: readonly EstatePoint[], what = 'Score'): string {
  const rated = trend.filter((point) => point.score !== null);
  const [first, last] = [rated[0], rated.at(-1)];
  const name = what.toLowerCase();
  if (!first || !last) return `No ${name} was recorded yet.`;
  if (first === last)
    return `The ${name} is ${last.score?.toFixed(1)}; ${last.day} is the first day recorded.`;
  return `The ${name} went from ${first.score?.toFixed(1)} on ${first.day} to ${last.score?.toFixed(1)} on ${last.day}.`;
}
