import type { SecurityScheme } from '@/lib/contracts/operation';
import type { EvidenceItem } from '@/lib/contracts/rule';
import type { SpecFacts } from '@/lib/contracts/subject';

/** Points at the definition of a security scheme. */
export function citeScheme(says: string, spec: SpecFacts, scheme: SecurityScheme): EvidenceItem {
  return { says, spec: { title: spec.title, revision: spec.revision, file: spec.file, line: scheme.line } };
}
