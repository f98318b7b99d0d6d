import { type ApiCounts, readApiCounts } from '@/lib/data/api-counts';
import type { Db } from '@/lib/data/client';
import { readEstateVersion } from '@/lib/data/estate';
import type { EstateDay } from '@/lib/data/estate-days';
import { countOverdue } from '@/lib/data/finding-counts';

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 7 * 24;

/** What the estate counts now, what of it appeared within a week, and what each API adds. */
export interface EstateCounts {
  counts: EstateDay;
  appeared: Pick<EstateDay, 'endpoints' | 'shadow' | 'zombie' | 'unauthenticated' | 'overdue'>;
  byApi: ApiCounts[];
}

/** Counted from the full hour before `now`, as the inventory's own filter is. */
export function weekBefore(now: Date): Date {
  return new Date((Math.floor(now.getTime() / HOUR_MS) - WEEK_HOURS) * HOUR_MS);
}

export async function countEstate(db: Db, now: Date): Promise<EstateCounts> {
  const since = weekBefore(now);
  const [byApi, overdue] = await Promise.all([apiCounts(db, since), countOverdue(db, now, since)]);
  const sum = (of: (api: ApiCounts) => number): number => byApi.reduce((total, api) => total + of(api), 0);
  return {
    counts: {
      endpoints: sum((api) => api.endpoints),
      documentedAndSeen: sum((api) => api.documentedAndSeen),
      seenOnly: sum((api) => api.seenOnly),
      documentedOnly: sum((api) => api.documentedOnly),
      shadow: sum((api) => api.shadow),
      zombie: sum((api) => api.zombie),
      unauthenticated: sum((api) => api.unauthenticated),
      overdue: overdue.count,
    },
    appeared: {
      endpoints: sum((api) => api.appeared),
      shadow: sum((api) => api.shadowAppeared),
      zombie: sum((api) => api.zombieAppeared),
      unauthenticated: sum((api) => api.unauthenticatedAppeared),
      overdue: overdue.appeared,
    },
    byApi,
  };
}

let kept: { version: bigint; sinceMs: number; counts: Promise<ApiCounts[]> } | null = null;

/** One version of the inventory is scanned once an hour. */
async function apiCounts(db: Db, since: Date): Promise<ApiCounts[]> {
  const version = await readEstateVersion(db);
  const sinceMs = since.getTime();
  if (kept?.version !== version || kept.sinceMs !== sinceMs) {
    const counts = readApiCounts(db, since);
    kept = { version, sinceMs, counts };
    counts.catch(() => {
      kept = null;
    });
  }
  return kept.counts;
}
