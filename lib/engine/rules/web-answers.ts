import type { AggregateSummary, SignalKind } from '@/lib/contracts/evidence';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { isRead } from '@/lib/engine/bytes/methods';
import { isSiteFile } from '@/lib/engine/lexicon/public-paths';

/** Answers that have no content, and therefore no type. */
const EMPTY = new Set([204, 205]);

/** Every 2xx answer with content was of one of these kinds, and there was one. */
export function answeredOnly({ statuses, signals }: AggregateSummary, kinds: readonly SignalKind[]): boolean {
  const answers = statuses
    .filter(({ status }) => status >= 200 && status < 300 && !EMPTY.has(status))
    .reduce((sum, { count }) => sum + count, 0);
  const matching = signals
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum, { successes }) => sum + successes, 0);
  return answers > 0 && matching >= answers;
}

/** What a web site is made of rather than an API: a read of a page or of a part of one, by what it answered or where it is. */
export function isOfSite({ method, path, basePath, traffic }: EndpointSubject): boolean {
  if (!isRead(method)) return false;
  if (isSiteFile(`${basePath}${path}`)) return true;
  return traffic !== null && answeredOnly(traffic, ['page-part', 'page-file', 'page']);
}
