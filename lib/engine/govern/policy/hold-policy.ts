import type { Day } from '@/lib/contracts/lifecycle';
import type { Policy, PolicyExemption, PolicyMiss, PolicyResult } from '@/lib/contracts/policy';
import { fitsPattern } from '@/lib/engine/bytes/pattern';
import { holdConditions } from './hold-conditions';
import type { PolicySubject } from './policy-subject';

const FAILURES_SHOWN = 500;
const UNKNOWNS_SHOWN = 100;

/** A policy that is being held against one subject after the other. */
export interface PolicyHolding {
  policy: Policy;
  take(subject: PolicySubject): void;
  result(): PolicyResult;
}

export interface HoldOptions {
  today: Day;
  /** Exceptions beside the policy's own. */
  exempt?: readonly PolicyExemption[];
}

/**
 * Holds a policy against what it is about. Outside its scope nothing is asked; where evidence cannot tell whether something
 * is in scope, it is unknown unless it would pass anyway.
 */
export function holdingOf(policy: Policy, { today, exempt = [] }: HoldOptions): PolicyHolding {
  const { name, scope, must, from, exceptions } = policy;
  const exemptions = [...exceptions, ...exempt].filter(({ until }) => until >= today);
  const isInForce = from === undefined || from <= today;
  const counts = { passed: 0, failed: 0, unknown: 0, excepted: 0 };
  const failures: PolicyMiss[] = [];
  const unknowns: PolicyMiss[] = [];
  const take = (subject: PolicySubject): void => {
    const inScope = holdConditions(scope, subject);
    if (inScope.truth === false) return;
    const held = holdConditions(must, subject);
    if (held.truth === true) {
      if (inScope.truth) counts.passed++;
    } else if (held.truth === null || inScope.truth === null) {
      counts.unknown++;
      const because = inScope.truth === null ? inScope.because : held.because;
      if (unknowns.length < UNKNOWNS_SHOWN) unknowns.push(toMiss(subject, because));
    } else if (exemptions.some((exemption) => isExempt(exemption, subject))) {
      counts.excepted++;
    } else {
      counts.failed++;
      if (failures.length < FAILURES_SHOWN) failures.push(toMiss(subject, held.because));
    }
  };
  return { policy, take, result: () => ({ name, ...counts, isInForce, failures, unknowns }) };
}

/** The same at once. */
export function holdPolicy(
  policy: Policy,
  subjects: Iterable<PolicySubject>,
  options: HoldOptions,
): PolicyResult {
  const holding = holdingOf(policy, options);
  for (const subject of subjects) holding.take(subject);
  return holding.result();
}

function isExempt({ api, endpoint }: PolicyExemption, subject: PolicySubject): boolean {
  if (!fitsPattern(api, subject.api)) return false;
  return endpoint === undefined || (subject.endpoint !== null && fitsPattern(endpoint, subject.endpoint));
}

function toMiss({ api, endpoint, id }: PolicySubject, words: string): PolicyMiss {
  return { api, endpoint, id, because: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` };
}
