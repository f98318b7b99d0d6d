import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { ObservedSide } from '@/lib/contracts/inventory';

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 60;

/** What traffic shows of an endpoint, for its page: the last 60 days up to its last request, silent days included. */
export function toObservedSide(summary: AggregateSummary): ObservedSide {
  return {
    requests: summary.requests,
    successes: summary.successes,
    statuses: summary.statuses.map(({ status, count }) => ({ status, count })),
    days: lastDays(summary),
    credentials: {
      present: summary.credentials.present,
      absent: summary.credentials.absent,
      unobservable: summary.credentials.unobservable,
      kinds: summary.credentials.kinds.map(({ kind, count }) => ({ kind, count })),
    },
    callers: summary.callers,
    latencyMs: summary.latencyMs,
    responseBytes: summary.responseBytes,
    hosts: summary.hosts,
  };
}

function lastDays({ days }: AggregateSummary): ObservedSide['days'] {
  const last = days.at(-1)?.dayMs;
  const first = days[0]?.dayMs;
  if (last === undefined || first === undefined) return [];
  const known = new Map(days.map((day) => [day.dayMs, day]));
  const shown: ObservedSide['days'] = [];
  for (let ms = Math.max(first, last - (DAYS_SHOWN - 1) * DAY_MS); ms <= last; ms += DAY_MS) {
    const day = known.get(ms);
    shown.push({
      day: new Date(ms).toISOString().slice(0, 10),
      requests: day?.requests ?? 0,
      clientErrors: day?.clientErrors ?? 0,
      serverErrors: day?.serverErrors ?? 0,
    });
  }
  return shown;
}
