import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { EvidenceItem } from '@/lib/contracts/rule';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { isSilent } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type Firing, type Verdict } from './rule';

/** Its traffic, when a handler answers and has not fallen silent; else `null`. */
export function liveTraffic(subject: EndpointSubject): AggregateSummary | null {
  const { traffic } = subject;
  if (traffic === null || traffic.lastProvingMs === null || isSilent(subject)) return null;
  return traffic;
}

/** Fires while the endpoint answers. `more` is evidence beside the traffic. */
export function fireWhileLive(subject: EndpointSubject, says: string, more: EvidenceItem[] = []): Verdict {
  const traffic = liveTraffic(subject);
  return traffic === null ? CLEAR : [fireLive(traffic, says, more)];
}

function fireLive(traffic: AggregateSummary, says: string, more: EvidenceItem[]): Firing {
  const { requests: exchanges, firstProvingMs: firstMs, lastProvingMs: lastMs } = traffic;
  const evidence = [citeTraffic(says, { exchanges, firstMs, lastMs }), ...more];
  return fireSeen({ evidence, traffic, firstMs, lastMs });
}
