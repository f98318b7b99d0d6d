import type { AggregateSummary, Visibility } from '@/lib/contracts/evidence';
import { CLEAR, type Firing, type Verdict } from './rule';

const PARTS: Readonly<Record<keyof Visibility, string>> = {
  requestHeaders: 'request headers',
  responseHeaders: 'response headers',
  requestBody: 'request bodies',
  responseBody: 'response bodies',
  client: 'which client sent a request',
};

/** The firings; without any, unobservable where no source shows the part of the exchanges that they would stand in. */
export function unlessUnseen(
  firings: readonly Firing[],
  traffic: AggregateSummary | null,
  part: keyof Visibility,
): Verdict {
  if (firings.length > 0) return firings;
  if (traffic === null || traffic.successes === 0 || traffic.visibility[part] > 0) return CLEAR;
  return { unobservable: `No source shows ${PARTS[part]}.` };
}
