import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { confidenceOf } from './evidence-floor';
import type { Firing } from './rule';

/** Endpoints named in evidence; the rest are counted. */
const CITED = 3;

/** What one endpoint shows of a cause that lies in its API. Times are milliseconds since 1970. */
export interface Sighting {
  endpoint: EndpointSubject;
  traffic: AggregateSummary;
  exchanges: number;
  firstMs: number | null;
  lastMs: number;
}

/**
 * One firing for an API whose endpoints all show the same cause, none without sightings; the newest are cited. As certain
 * as the endpoint with most evidence. `says` is a sentence without its end.
 */
export function fireAcross(says: string, sightings: readonly Sighting[], qualifier = ''): Firing[] {
  if (sightings.length === 0) return [];
  const newest = sightings.toSorted((a, b) => b.lastMs - a.lastMs || b.exchanges - a.exchanges);
  const exchanges = sightings.reduce((sum, one) => sum + one.exchanges, 0);
  const firsts = sightings.flatMap(({ firstMs }) => firstMs ?? []);
  const firstMs = firsts.length === 0 ? null : firsts.reduce((least, ms) => Math.min(least, ms));
  const lastMs = (newest[0] as Sighting).lastMs;
  const count = sightings.length === 1 ? '1 endpoint' : `${sightings.length} endpoints`;
  const cited = newest
    .slice(0, CITED)
    .map(({ endpoint, ...seen }) => citeTraffic(`${endpoint.method} ${endpoint.path}`, seen));
  return [
    {
      qualifier,
      confidence: sightings.some(({ traffic }) => confidenceOf(traffic) === 'high') ? 'high' : 'low',
      evidence: [citeTraffic(`${says}: ${count}.`, { exchanges, firstMs, lastMs }), ...cited],
      firstMs,
      lastMs,
    },
  ];
}

/** Endpoints that answered successes, with their traffic. */
export function answering(
  endpoints: readonly EndpointSubject[],
): { endpoint: EndpointSubject; traffic: AggregateSummary }[] {
  return endpoints.flatMap((endpoint) =>
    endpoint.traffic !== null && endpoint.traffic.successes > 0
      ? [{ endpoint, traffic: endpoint.traffic }]
      : [],
  );
}
