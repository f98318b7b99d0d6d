import type { DayCounts } from '@/lib/contracts/evidence';
import { readStored } from './stored-summary';

/** What the evidence of one leaving endpoint tells. Times are milliseconds since 1970. */
export interface LeavingEvidence {
  lastProvingMs: number | null;
  /** From its Sunset header. */
  sunsetMs: number | null;
  callers: number | null;
}

export interface SummedCaller {
  fingerprint: string;
  requests: number;
  endpoints: number;
  lastMs: number;
}

/** Endpoints that leave together: each for itself, and their clients and days as one. */
export interface LeavingSum {
  endpoints: ReadonlyMap<number, LeavingEvidence>;
  /** Of those that are kept (64 an endpoint), the last seen first; `null` where no source shows clients. */
  callers: SummedCaller[] | null;
  /** Requests by day, by its first moment. */
  days: ReadonlyMap<number, number>;
}

/** Sums the stored evidence of endpoints, by id. O(endpoints × callers kept). */
export function sumLeaving(stored: ReadonlyMap<number, Uint8Array>): LeavingSum {
  const endpoints = new Map<number, LeavingEvidence>();
  const callers = new Map<string, SummedCaller>();
  const days = new Map<number, number>();
  let isShown = false;
  for (const [id, bytes] of stored) {
    const { summary, callers: seen } = readStored(bytes, []);
    const { lastProvingMs, sunsetMs } = summary;
    endpoints.set(id, { lastProvingMs, sunsetMs, callers: summary.callers });
    addDays(days, summary.days);
    isShown ||= summary.callers !== null;
    for (const { fingerprint, requests, lastMs } of seen) {
      const sum = callers.get(fingerprint) ?? { fingerprint, requests: 0, endpoints: 0, lastMs };
      sum.requests += requests;
      sum.endpoints++;
      sum.lastMs = Math.max(sum.lastMs, lastMs);
      callers.set(fingerprint, sum);
    }
  }
  const list = [...callers.values()].sort(
    (a, b) => b.lastMs - a.lastMs || (a.fingerprint < b.fingerprint ? -1 : 1),
  );
  return { endpoints, callers: isShown ? list : null, days };
}

function addDays(into: Map<number, number>, days: readonly DayCounts[]): void {
  for (const { dayMs, requests } of days) into.set(dayMs, (into.get(dayMs) ?? 0) + requests);
}
