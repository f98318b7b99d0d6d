import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { Operation, SecurityScheme } from '@/lib/contracts/operation';
import type { DetectedFinding } from '@/lib/contracts/rule';

/** A finding to be explained. Its evidence holds names, counts and times, never a value. */
export type ExplainedFinding = Pick<
  DetectedFinding,
  'rule' | 'api' | 'method' | 'path' | 'host' | 'source' | 'qualifier' | 'evidence' | 'lastSeen'
>;

/** What is known beside the finding. */
export interface FixFacts {
  /** Those that the API's documents define. */
  schemes: readonly SecurityScheme[];
  /** What traffic shows of its endpoint. */
  traffic: Pick<AggregateSummary, 'credentials' | 'statuses' | 'callers' | 'sunsetMs' | 'fields'> | null;
  /** What the current revision declares of it. */
  declared: Pick<Operation, 'security' | 'sunset' | 'isDeprecated'> | null;
  now: Date;
}
