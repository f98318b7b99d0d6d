import { assignFindings, readAssignmentRules, readUnassigned } from '@/lib/data/assignment-rules';
import type { Db } from '@/lib/data/client';
import { findAssignment } from '@/lib/engine/remedy/assign/find-assignment';

/**
 * Gives findings that are nobody's to whom the first assignment rule that fits names: all of them, or those of an API that
 * were opened at a moment. In the caller's transaction, under the inventory's lock. Returns how many were given.
 */
export async function assignByRule(
  db: Db,
  now: Date,
  only?: { apiId: number; openedAt: Date },
): Promise<number> {
  const rules = await readAssignmentRules(db);
  if (rules.length === 0) return 0;
  const given = (await readUnassigned(db, only)).flatMap((finding) => {
    const rule = findAssignment(rules, finding);
    if (!rule) return [];
    const { personId, teamId, name } = rule;
    return [{ id: finding.id, personId, teamId, says: `Assigned to ${name} by a rule.` }];
  });
  await assignFindings(db, given, now);
  return given.length;
}
