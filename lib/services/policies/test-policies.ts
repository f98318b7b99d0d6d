import type { Policy } from '@/lib/contracts/policy';
import { dayOf } from '@/lib/engine/bytes/time-day';
import { inspectPosture } from '@/lib/engine/inspect-posture';
import { policySubjects } from '@/lib/engine/policy-subjects';
import { inspectFiles } from '../inspect-files';
import { type CheckedPolicy, checkPolicies } from './check-policies';

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
