import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { ObservedSide } from '@/lib/contracts/inventory';
import { dayOf } from './bytes/time-day';
import type { StoredEvidence } from './stored-summary';

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 60;
const CALLERS_SHOWN = 12;

/** What traffic shows of an endpoint, for its page: the last 60 days up to its last request, silent days included. */
export function toObservedSide({ summary, week, hours, callers }: StoredEvidence): ObservedSide {
  return {
    requests: summary.requests,
    successes: summary.successes,
    statuses: summary.statuses.map(({ status, count }) => ({ status, count })),
    days: lastDays(summary),
    hours: hours.map(({ hourMs, ...counts }) => ({ hour: new Date(hourMs).toISOString(), ...counts })),
    credentials: {
      present: summary.credentials.present,
      absent: summary.credentials.absent,
      unobservable: summary.credentials.unobservable,
      kinds: summary.credentials.kinds.map(({ kind, count }) => ({ kind, count })),
    },
    callers: summary.callers,
    callerList: callers.slice(0, CALLERS_SHOWN).map(({ fingerprint, requests, lastMs }) => ({
      fingerprint,
      requests,
      lastSeen: new Date(lastMs).toISOString(),
    })),
    week: week && { first: dayOf(week.firstMs), last: dayOf(week.lastMs), requests: week.requests },
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
      day: dayOf(ms),
      requests: day?.requests ?? 0,
      successes: day?.successes ?? 0,
      clientErrors: day?.clientErrors ?? 0,
      serverErrors: day?.serverErrors ?? 0,
      authenticated: day?.authenticated ?? 0,
      anonymous: day?.anonymous ?? 0,
    });
  }
  return shown;
}
