import type { AggregateSummary, SignalEvidence, SignalKind, Visibility } from '@/lib/contracts/evidence';
import { NO_DATES } from '@/lib/contracts/evidence';
import type { ApiMetadata, SourceSubject } from '@/lib/contracts/subject';
import { DAY_MS, makeDay, NOW_MS } from './subjects';

/** A signal of one day, `daysAgo` before the present, answered neither by a success nor by a 5xx. */
export function makeSignalOn(
  kind: SignalKind,
  daysAgo: number,
  overrides: Partial<SignalEvidence> = {},
): SignalEvidence {
  const { dayMs } = makeDay(daysAgo);
  const counts = { count: 1, successes: 0, serverErrors: 0, anonymous: 0 };
  return { kind, ...counts, firstMs: dayMs, lastMs: dayMs, ...overrides };
}

/** https with HSTS alone unless given. */
export function makeTransport(overrides: Partial<NonNullable<AggregateSummary['transport']>> = {}) {
  return {
    seen: [{ name: 'https', count: 30 }],
    plaintextSuccesses: 0,
    lastPlaintextMs: null,
    withHsts: 30,
    withoutHsts: 0,
    lastWithoutHstsMs: null,
    lastOldTlsMs: null,
    ...overrides,
  };
}

/** No header of either kind unless given. */
export function makeThrottling(overrides: Partial<NonNullable<AggregateSummary['throttling']>> = {}) {
  return { withLimits: 0, lastLimitsMs: null, withRetryAfter: 0, lastRetryAfterMs: null, ...overrides };
}

/** Nothing is shown unless given. */
export function makeVisibility(overrides: Partial<Visibility> = {}): Visibility {
  const nothing = { requestHeaders: 0, responseHeaders: 0, requestBody: 0, responseBody: 0, client: 0 };
  return { ...nothing, ...overrides };
}

/** All recorded, and nothing overdue. */
export function makeMetadata(overrides: Partial<ApiMetadata> = {}): ApiMetadata {
  return {
    ownerTeam: 'Orders',
    exposure: 'unknown',
    lastReviewMs: NOW_MS - DAY_MS,
    reviewCadenceDays: 365,
    ...overrides,
  };
}

/** Delivers every minute, and just did. */
export function makeSource(overrides: Partial<SourceSubject> = {}): SourceSubject {
  return {
    scope: 'source',
    api: { name: 'Shop', metadata: null, stated: NO_DATES },
    source: 'gateway',
    lastMs: NOW_MS,
    usualGapMs: 60_000,
    ...overrides,
  };
}
