import type { AggregateSummary } from '@/lib/contracts/evidence';
import { creditKeys, type DeclaredKey } from './credit-keys';
import { decodeEvidence, sumEvidence } from './evidence-codec';
import { summarise } from './fold/summarise';

/** What the stored bytes of an endpoint's evidence show, given the keys that its API's specs declare. */
export function summariseStored(bytes: Uint8Array, keys: readonly DeclaredKey[] = []): AggregateSummary {
  return creditKeys(summarise(sumEvidence(decodeEvidence(bytes))), keys);
}
