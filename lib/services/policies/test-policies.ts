import type { Policy } from '@/lib/contracts/policy';
import { database } from '@/lib/data/client';
import { listPolicies, listPolicyExceptions } from '@/lib/data/policies';
import { dayOf } from '@/lib/engine/bytes/time-day';
import { inspectPosture } from '@/lib/engine/inspect-posture';
import { policySubjects } from '@/lib/engine/policy-subjects';
import { inspectFiles } from '../inspect-files';
import { type CheckedPolicy, checkPolicies } from './check-policies';
import { holdStored } from './hold-stored';
import { approvedOf } from './standing-policies';

export interface TestedPolicies {
  checked: CheckedPolicy[];
  /** What could not be read, or not wholly. */
  notes: string[];
  isIncomplete: boolean;
}

/** Holds policies against files, in memory. */
export async function testPolicies(
  policies: readonly Policy[],
  { specs, traffic }: { specs: readonly string[]; traffic: readonly string[] },
  now: Date,
): Promise<TestedPolicies> {
  const { inspection, notes, cuts, isIncomplete } = await inspectFiles({ files: traffic, specs }, now);
  const apis = inspection.apis(now);
  const judged = inspectPosture(apis, [], now);
  const today = dayOf(now.getTime());
  return {
    checked: checkPolicies(policies, (about) => policySubjects(about, apis, judged, today), today),
    notes: [
      ...notes.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`),
      ...cuts.map(({ file, reason }) => `${file}: ${reason}`),
    ],
    isIncomplete: isIncomplete || cuts.length > 0,
  };
}

/** Holds policies against the inventory. What was let off from a stored policy of the same name is let off. */
export async function testPoliciesOnInventory(
  policies: readonly Policy[],
  now: Date,
): Promise<TestedPolicies> {
  const db = database();
  const idOf = new Map((await listPolicies(db)).map(({ id, policy: { name } }) => [name, id]));
  const exceptions = Map.groupBy(await listPolicyExceptions(db), ({ policyId }) => policyId);
  const results = await holdStored(
    db,
    policies.map((policy) => ({
      policy,
      exempt: approvedOf(exceptions.get(idOf.get(policy.name) ?? -1) ?? []),
    })),
    now,
  );
  const checked = policies.flatMap(({ title, severity, about }, at) => {
    const result = results[at];
    return result ? [{ ...result, title, severity, about }] : [];
  });
  return { checked, notes: [], isIncomplete: false };
}
