import { decodeEvidence, sumEvidence } from './evidence-codec';
import { type Callers, estimateCallers, mergeCallers } from './fold/callers';

/** Distinct clients of several endpoints together, from their stored evidence; `null` where no source shows clients. */
export function unionOfCallers(evidence: readonly Uint8Array[]): number | null {
  let union: Callers | null = null;
  for (const bytes of evidence) {
    const { callers } = sumEvidence(decodeEvidence(bytes));
    if (callers === null) continue;
    union ??= [];
    mergeCallers(union, callers);
  }
  return union && estimateCallers(union);
}
