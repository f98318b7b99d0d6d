import type { HourCounts } from '@/lib/contracts/evidence';
import { CLIENT_ERRORS, HOUR_MS, REQUESTS, SERVER_ERRORS, TIMELINE_WIDTH, type Timeline } from './timeline';

const HOURS_SHOWN = 7 * 24;

/** The 7 days up to the last request, hour by hour, silent hours included; nothing where there was no request. */
export function lastHours({ hours }: Timeline): HourCounts[] {
  const last = hours[hours.length - TIMELINE_WIDTH];
  if (last === undefined) return [];
  const first = Math.max(hours[0] as number, last - HOURS_SHOWN + 1);
  const shown = Array.from({ length: last - first + 1 }, (_, i) => ({
    hourMs: (first + i) * HOUR_MS,
    requests: 0,
    clientErrors: 0,
    serverErrors: 0,
  }));
  for (let i = 0; i < hours.length; i += TIMELINE_WIDTH) {
    const row = shown[(hours[i] as number) - first];
    if (!row) continue;
    row.requests = hours[i + REQUESTS] as number;
    row.clientErrors = hours[i + CLIENT_ERRORS] as number;
    row.serverErrors = hours[i + SERVER_ERRORS] as number;
  }
  return shown;
}
