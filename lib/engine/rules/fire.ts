import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { EvidenceItem, Severity } from '@/lib/contracts/rule';
import { confidenceOf } from './evidence-floor';
import type { Firing } from './rule';

/** A firing on what a document says: certain, and without a time. */
export function fireDeclared(evidence: EvidenceItem[], qualifier = ''): Firing {
  return { qualifier, confidence: 'high', evidence, firstMs: null, lastMs: null };
}

export interface SeenFiring {
  evidence: EvidenceItem[];
  traffic: AggregateSummary;
  firstMs: number | null;
  lastMs: number | null;
  qualifier?: string;
  severity?: Severity;
}

/** A firing on what traffic showed: as certain as there is traffic to judge by. */
export function fireSeen({ traffic, qualifier = '', ...firing }: SeenFiring): Firing {
  return { ...firing, qualifier, confidence: confidenceOf(traffic) };
}
