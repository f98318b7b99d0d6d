import type { ObservedSide } from '@/lib/contracts/inventory';

type Day = ObservedSide['days'][number];

export interface DayBar {
  day: string;
  /** Heights of the stacked parts as shares of the chart's height, from the foot up. */
  fine: number;
  clientErrors: number;
  serverErrors: number;
}

export function dayBars(days: readonly Day[]): DayBar[] {
  const most = Math.max(1, ...days.map(({ requests }) => requests));
  return days.map(({ day, requests, clientErrors, serverErrors }) => ({
    day,
    fine: Math.max(0, requests - clientErrors - serverErrors) / most,
    clientErrors: clientErrors / most,
    serverErrors: serverErrors / most,
  }));
}

/** The chart in one sentence, for those who do not see it. */
export function daysInWords(days: readonly Day[]): string {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return 'No requests.';
  const total = days.reduce((sum, { requests }) => sum + requests, 0);
  const busiest = days.reduce((most, day) => (day.requests > most.requests ? day : most), first);
  return `${total} requests from ${first.day} to ${last.day}, at most ${busiest.requests} on ${busiest.day}.`;
}
