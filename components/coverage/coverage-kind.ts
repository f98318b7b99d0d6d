import type { EndpointRow } from '@/lib/contracts/inventory';
import type { CoverageKind } from './coverage';

/** What one endpoint adds to its API's coverage strip. */
export function coverageKind({
  documentation,
  traffic,
}: Pick<EndpointRow, 'documentation' | 'traffic'>): CoverageKind {
  const isSeen = traffic === 'active' || traffic === 'quiet';
  if (!isSeen) return 'declared';
  return documentation === 'documented' ? 'both' : 'seen';
}
