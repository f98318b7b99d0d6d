import type { Day } from '@/lib/contracts/lifecycle';
import type { Policy, PolicyExemption, PolicyMiss, PolicyResult } from '@/lib/contracts/policy';
import { fitsPattern } from '@/lib/engine/bytes/pattern';
import { holdConditions } from './hold-conditions';
import type { PolicySubject } from './policy-subject';

const FAILURES_SHOWN = 500;
const UNKNOWNS_SHOWN = 100;

/**
 * Holds a policy against what it is about. Outside its scope nothing is asked; where evidence cannot tell whether something
 * is in scope, it is unknown unless it would pass anyway. `exempt`: exceptions beside the policy's own.
 */
export function holdPolicy(
  policy: Policy,
  subjects: Iterable<PolicySubject>,
  { today, exempt = [] }: { today: Day; exempt?: readonly PolicyExemption[] },
): PolicyResult {
  const { name, scope, must, from, exceptions } = policy;
  const exemptions = [...exceptions, ...exempt].filter(({ until }) => until >= today);
  const result: PolicyResult = {
    name,
    passed: 0,
    failed: 0,
    unknown: 0,
    excepted: 0,
    isInForce: from === undefined || from <= today,
    failures: [],
    unknowns: [],
  };
  for (const subject of subjects) {
    const inScope = holdConditions(scope, subject);
    if (inScope.truth === false) continue;
    const held = holdConditions(must, subject);
    if (held.truth === true) {
      if (inScope.truth) result.passed++;
    } else if (held.truth === null || inScope.truth === null) {
      result.unknown++;
      if (result.unknowns.length < UNKNOWNS_SHOWN)
        result.unknowns.push(toMiss(subject, inScope.truth === null ? inScope.because : held.because));
    } else if (exemptions.some((exemption) => isExempt(exemption, subject))) {
      result.excepted++;
    } else {
      result.failed++;
      if (result.failures.length < FAILURES_SHOWN) result.failures.push(toMiss(subject, held.because));
    }
  }
  return result;
}

function isExempt({ api, endpoint }: PolicyExemption, subject: PolicySubject): boolean {
  if (!fitsPattern(api, subject.api)) return false;
  return endpoint === undefined || (subject.endpoint !== null && fitsPattern(endpoint, subject.endpoint));
}

function toMiss({ api, endpoint, id }: PolicySubject, words: string): PolicyMiss {
  return { api, endpoint, id, because: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` };
}
