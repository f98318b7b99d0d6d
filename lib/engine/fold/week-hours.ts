import type { WeekHours } from '@/lib/contracts/evidence';
import { HOUR_MS, REQUESTS, TIMELINE_WIDTH, type Timeline } from './timeline';

/** 1970-01-01 was a Thursday: days from the Monday before it. */
const EPOCH_WEEKDAY = 3;

/** Requests by weekday and hour of the day (UTC), over the newest days, which alone keep their hours. */
export function sumWeek({ hours }: Timeline): WeekHours | null {
  const first = hours[0];
  const last = hours[hours.length - TIMELINE_WIDTH];
  if (first === undefined || last === undefined) return null;
  const requests = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (let i = 0; i < hours.length; i += TIMELINE_WIDTH) {
    const hour = hours[i] as number;
    const row = requests[(Math.floor(hour / 24) + EPOCH_WEEKDAY) % 7] as number[];
    row[hour % 24] = (row[hour % 24] as number) + (hours[i + REQUESTS] as number);
  }
  return { firstMs: first * HOUR_MS, lastMs: last * HOUR_MS, requests };
}
