import type { DayCounts } from '@/lib/contracts/evidence';
import type { EvidenceItem, Severity } from '@/lib/contracts/rule';
import type { EndpointSubject, SubjectField } from '@/lib/contracts/subject';
import { isCleanSince } from './clearing';
import { fireSeen } from './fire';
import type { Firing } from './rule';

export interface ShownField {
  field: SubjectField;
  /** Classes that matter to the rule. */
  classes: readonly SubjectField['classes'][number][];
  exchanges: number;
  /** When it last showed, in milliseconds since 1970. */
  lastMs: number;
  severity?: Severity;
  /** Successes of a day that could have shown it; all where it is left out. */
  countOf?(day: DayCounts): number;
}

/** One firing for each field that still shows a problem, qualified by its place and name. */
export function fireFields(
  { traffic }: EndpointSubject,
  shown: readonly ShownField[],
  says: (field: SubjectField) => string,
): Firing[] {
  if (traffic === null) return [];
  return shown
    .filter(({ lastMs, countOf }) => !isCleanSince(traffic, lastMs, countOf))
    .map(({ field, classes, exchanges, lastMs, severity }) => {
      const { place, name } = field;
      const evidence: EvidenceItem = {
        says: says(field),
        exchanges,
        lastSeen: new Date(lastMs).toISOString(),
        fields: [{ place, name, classes: classes.map((found) => found.name) }],
      };
      const firing = { evidence: [evidence], traffic, firstMs: null, lastMs, severity };
      return fireSeen({ ...firing, qualifier: `${place} ${name}` });
    });
}
