import type { AggregateSummary, PeakKind } from '@/lib/contracts/evidence';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { isCleanSince } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type Verdict } from './rule';

export interface PeakQuestion {
  kind: PeakKind;
  /** Counts below it are ordinary. */
  least: number;
  says(count: number): string;
  /** Why it cannot be known although clients are shown; `null` when none was seen because there was none. */
  whyAbsent?(traffic: AggregateSummary): string | null;
}

/** Fires while the highest count of one client reaches `least`. Without clients in sight nothing can be said. */
export function firePeak({ traffic }: EndpointSubject, question: PeakQuestion): Verdict {
  const { kind, least, says } = question;
  if (traffic === null || traffic.requests === 0) return CLEAR;
  const peak = traffic.peaks.find((found) => found.kind === kind);
  if (!peak) {
    if (traffic.visibility.client === 0)
      return { unobservable: 'No source shows which client sent a request.' };
    const why = question.whyAbsent?.(traffic) ?? null;
    return why === null ? CLEAR : { unobservable: why };
  }
  const { count, lastMs } = peak;
  if (count < least || isCleanSince(traffic, lastMs)) return CLEAR;
  const evidence = [citeTraffic(says(count), { exchanges: count, firstMs: lastMs, lastMs })];
  return [fireSeen({ evidence, traffic, firstMs: lastMs, lastMs })];
}
