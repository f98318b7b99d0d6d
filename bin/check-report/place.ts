import type { EvidenceItem } from '@/lib/contracts/rule';
import type { CheckedFinding } from '@/lib/services/check-files';

/** Where a finding stands, for people: an endpoint, a host, or the whole API. */
export function placeOf({ method, path, host, source, qualifier, api }: CheckedFinding): string {
  const place = method !== null && path !== null ? `${method} ${path}` : (host ?? source ?? api);
  return qualifier === '' ? place : `${place} (${qualifier})`;
}

/** The first place in a document that the evidence cites. */
export function citedLine({ evidence }: CheckedFinding): NonNullable<EvidenceItem['spec']> | null {
  return evidence.find(({ spec }) => spec)?.spec ?? null;
}
