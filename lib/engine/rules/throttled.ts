import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { OperationFacts } from '@/lib/contracts/subject';

const TOO_MANY_REQUESTS = 429;

/** Some response refused a caller for asking too often. */
export function hasRefused({ statuses }: AggregateSummary): boolean {
  return statuses.some(({ status }) => status === TOO_MANY_REQUESTS);
}

/** Some response said that the caller is limited: 429, a RateLimit header or Retry-After. */
export function isThrottled(traffic: AggregateSummary): boolean {
  const { throttling } = traffic;
  return hasRefused(traffic) || (throttling?.withLimits ?? 0) > 0 || (throttling?.withRetryAfter ?? 0) > 0;
}

/** A response 429 is declared, by itself or as one of 4XX. */
export function declaresLimit({ responses }: OperationFacts): boolean {
  return responses.some((code) => code === '429' || code.toUpperCase() === '4XX');
}
