import type { PeakKind } from '@/lib/contracts/evidence';
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
}

/** Fires while the highest count of one client reaches `least`. Without clients in sight nothing can be said. */
export function firePeak({ traffic }: EndpointSubject, { kind, least, says }: PeakQuestion): Verdict {
  if (traffic === null || traffic.requests === 0) return CLEAR;
  const peak = traffic.peaks.find((found) => found.kind === kind);
  if (!peak) {
    return traffic.visibility.client > 0
      ? CLEAR
      : { unobservable: 'No source shows which client sent a request.' };
  }
  const { count, lastMs } = peak;
  if (count < least || isCleanSince(traffic, lastMs)) return CLEAR;
  const evidence = [citeTraffic(says(count), { exchanges: count, firstMs: lastMs, lastMs })];
  return [fireSeen({ evidence, traffic, firstMs: lastMs, lastMs })];
}
