import type { Appeared, EndpointFilter } from '@/lib/contracts/inventory';
import type { DatedFilter } from '@/lib/data/endpoint-where';

const HOUR_MS = 3_600_000;
const HOURS: Record<Appeared, number> = { day: 24, week: 7 * 24, month: 30 * 24 };

/** Counted from the full hour before `now`, so that counts of the same hour can be kept. */
export function withDates<Filter extends EndpointFilter>(filter: Filter, now: Date): Filter & DatedFilter {
  if (!filter.appeared) return filter;
  const hours = Math.max(0, ...filter.appeared.map((appeared) => HOURS[appeared]));
  const hour = Math.floor(now.getTime() / HOUR_MS);
  return { ...filter, firstSeenFrom: new Date((hour - hours) * HOUR_MS) };
}
