import type { Rhythm } from '../demo-api';

export const DAYS = 60;
const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const HOURS = DAYS * 24;

/** Relative traffic by hour of the day, UTC. */
const DAILY: Readonly<Record<Rhythm, readonly number[]>> = {
  shoppers: [3, 2, 1, 1, 1, 2, 5, 9, 11, 12, 13, 14, 15, 14, 13, 13, 14, 17, 22, 26, 25, 19, 12, 6],
  office: [0.3, 0.2, 0.2, 0.3, 1, 5, 14, 24, 28, 28, 25, 18, 22, 26, 24, 18, 9, 4, 2, 1, 1, 0.6, 0.4, 0.3],
  machines: [9, 9, 9, 9, 10, 11, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 11, 11, 10, 10, 9, 9],
  nightly: [
    4, 30, 40, 12, 3, 0.5, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.4, 0.6, 1,
    2,
  ],
};

/** By day of the week, from Sunday. */
const WEEKLY: Readonly<Record<Rhythm, readonly number[]>> = {
  shoppers: [1.5, 0.9, 0.85, 0.85, 0.95, 1.1, 1.35],
  office: [0.06, 1.1, 1.15, 1.1, 1.05, 0.9, 0.12],
  machines: [0.85, 1, 1, 1, 1, 1, 0.9],
  nightly: [1, 1, 1, 1, 1, 1, 1],
};

/** A three-day sale: the shop's highest days. */
const SALE = { fromDaysAgo: 18, toDaysAgo: 15, factor: 1.9 };

function intensity(rhythm: Rhythm, startMs: number, hoursAgo: number): number {
  const date = new Date(startMs);
  const usual = (DAILY[rhythm][date.getUTCHours()] as number) * (WEEKLY[rhythm][date.getUTCDay()] as number);
  if (rhythm !== 'shoppers') return usual;
  const daysAgo = hoursAgo / 24;
  const growth = 1.15 - 0.3 * (daysAgo / DAYS);
  const isSale = daysAgo <= SALE.fromDaysAgo && daysAgo > SALE.toDaysAgo;
  return usual * growth * (isSale ? SALE.factor : 1);
}

/** Turns even shares of a window into times that follow day, week and sale, on the calendar that `now` is in. */
export class Calendar {
  readonly nowMs: number;
  private readonly sums: Readonly<Record<Rhythm, Float64Array>>;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
    const sumsOf = (rhythm: Rhythm) => {
      const sums = new Float64Array(HOURS + 1);
      for (let hour = 0; hour < HOURS; hour++) {
        const startMs = nowMs - (HOURS - hour) * HOUR_MS;
        sums[hour + 1] = (sums[hour] as number) + intensity(rhythm, startMs, HOURS - hour);
      }
      return sums;
    };
    this.sums = {
      shoppers: sumsOf('shoppers'),
      office: sumsOf('office'),
      machines: sumsOf('machines'),
      nightly: sumsOf('nightly'),
    };
  }

  /** `share` in [0, 1) of the traffic between two moments of the past. Milliseconds, before `now`. O(log hours). */
  timeAt(rhythm: Rhythm, fromDaysAgo: number, toDaysAgo: number, share: number): number {
    const sums = this.sums[rhythm];
    const from = this.sumAt(sums, (DAYS - fromDaysAgo) * 24);
    const target = from + share * (this.sumAt(sums, (DAYS - toDaysAgo) * 24) - from);
    let low = 0;
    let high = HOURS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) <= target) low = middle;
      else high = middle;
    }
    const width = (sums[high] as number) - (sums[low] as number);
    const hour = low + (width > 0 ? (target - (sums[low] as number)) / width : 0);
    return Math.min(this.nowMs - 1, Math.floor(this.nowMs - (HOURS - hour) * HOUR_MS));
  }

  private sumAt(sums: Float64Array, hour: number): number {
    const whole = Math.min(HOURS - 1, Math.floor(hour));
    const start = sums[whole] as number;
    return start + (hour - whole) * ((sums[whole + 1] as number) - start);
  }
}
