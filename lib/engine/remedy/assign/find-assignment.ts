import type { AssignedFacts, AssignmentTerms } from '@/lib/contracts/assignment';

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
    fits(api, finding.api) &&
    (path === '' || (finding.path !== null && fits(path, finding.path))) &&
    (ownerId === null || ownerId === finding.ownerId)
  );
}

/** Letters of any case; `*` is any characters, also none. O(pattern × text). */
function fits(pattern: string, text: string): boolean {
  if (pattern === '') return true;
  const [head = '', ...parts] = pattern.toLowerCase().split('*');
  const words = text.toLowerCase();
  const tail = parts.pop();
  if (tail === undefined) return words === head;
  if (!words.startsWith(head) || !words.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = words.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= words.length - tail.length;
}
