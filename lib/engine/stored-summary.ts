import type { AggregateSummary } from '@/lib/contracts/evidence';
import { decodeEvidence, sumEvidence } from './evidence-codec';
import { summarise } from './fold/summarise';

/** What the stored bytes of an endpoint's evidence show. */
export function summariseStored(bytes: Uint8Array): AggregateSummary {
  return summarise(sumEvidence(decodeEvidence(bytes)));
}
