import type { Day } from '@/lib/contracts/lifecycle';
import type { Policy, PolicyExemption, PolicyResult } from '@/lib/contracts/policy';
import type { PolicyAbout } from '@/lib/contracts/policy-fields';
import type { Severity } from '@/lib/contracts/rule';
import { holdPolicy } from '@/lib/engine/govern/policy/hold-policy';
import type { PolicySubject } from '@/lib/engine/govern/policy/policy-subject';

/** How a policy stands, with what is to be told of it. */
export interface CheckedPolicy extends PolicyResult {
  title: string;
  severity: Severity;
  about: PolicyAbout;
}

/** Holds policies against what there is, gathered once. `exempt`: by policy, exceptions beside its own. */
export function checkPolicies(
  policies: readonly Policy[],
  subjects: (about: PolicyAbout) => readonly PolicySubject[],
  today: Day,
  exempt: ReadonlyMap<string, readonly PolicyExemption[]> = new Map(),
): CheckedPolicy[] {
  const gathered = new Map(
    [...new Set(policies.map(({ about }) => about))].map((about) => [about, subjects(about)]),
  );
  return policies.map((policy) => ({
    ...holdPolicy(policy, gathered.get(policy.about) ?? [], { today, exempt: exempt.get(policy.name) }),
    title: policy.title,
    severity: policy.severity,
    about: policy.about,
  }));
}

/** Why a gate fails: policies in force that something fails. */
export function failuresOfPolicies(policies: readonly CheckedPolicy[]): string[] {
  return policies
    .filter(({ isInForce, failed }) => isInForce && failed > 0)
    .map(({ name, failed, about }) => `The policy ${name} fails for ${countOf(failed, about)}.`);
}

function countOf(count: number, about: PolicyAbout): string {
  const one = about === 'api' ? 'API' : 'endpoint';
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}
