import type { AssignedFacts, AssignmentTerms } from '@/lib/contracts/assignment';
import { fitsPattern } from '@/lib/engine/bytes/pattern';

/** The first rule that fits. */
export function findAssignment<Rule extends AssignmentTerms>(
  rules: readonly Rule[],
  finding: AssignedFacts,
): Rule | null {
  return rules.find((rule) => isMeant(rule, finding)) ?? null;
}

function isMeant({ rule, api, path, ownerId }: AssignmentTerms, finding: AssignedFacts): boolean {
  return (
    finding.rule.startsWith(rule) &&
    (api === '' || fitsPattern(api, finding.api)) &&
    (path === '' || (finding.path !== null && fitsPattern(path, finding.path))) &&
    (ownerId === null || ownerId === finding.ownerId)
  );
}
