import type { AggregateSummary } from '@/lib/contracts/evidence';

const TOO_MANY_REQUESTS = 429;

/** Some response said that the caller is limited: 429, a RateLimit header or Retry-After. */
export function isThrottled({ statuses, throttling }: AggregateSummary): boolean {
  return (
    statuses.some(({ status }) => status === TOO_MANY_REQUESTS) ||
    (throttling?.withLimits ?? 0) > 0 ||
    (throttling?.withRetryAfter ?? 0) > 0
  );
}
