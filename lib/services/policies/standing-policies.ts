import type { PolicyException, PolicyExemption, PolicyResult } from '@/lib/contracts/policy';
import type { Db } from '@/lib/data/client';
import { listPolicies, listPolicyExceptions, type StoredPolicy } from '@/lib/data/policies';
import { dayOf } from '@/lib/engine/bytes/time-day';
import { EstateCache } from '../estate-cache';
import { holdStored } from './hold-stored';

export interface StandingPolicy extends StoredPolicy {
  result: PolicyResult;
  /** Exceptions that nobody has decided on. */
  waiting: number;
}

const standing = new EstateCache<StandingPolicy[]>(1);

/** The stored policies and how they stand, by name. Once for each change of the estate and each day. */
export function readStandingPolicies(db: Db, now: Date): Promise<StandingPolicy[]> {
  return standing.get(db, dayOf(now.getTime()), async () => {
    const policies = await listPolicies(db);
    const exceptions = Map.groupBy(await listPolicyExceptions(db), ({ policyId }) => policyId);
    const results = await holdStored(
      db,
      policies.map(({ id, policy }) => ({ policy, exempt: approvedOf(exceptions.get(id) ?? []) })),
      now,
    );
    return policies.flatMap((policy, at) => {
      const result = results[at];
      const waiting = (exceptions.get(policy.id) ?? []).filter(({ verdict }) => verdict === null).length;
      return result ? [{ ...policy, result, waiting }] : [];
    });
  });
}

/** What was approved, as exceptions of a policy. Those that have ended are let through: the holding knows the day. */
export function approvedOf(exceptions: readonly PolicyException[]): PolicyExemption[] {
  return exceptions
    .filter(({ verdict }) => verdict === 'approved')
    .map(({ api, endpoint, until, reason }) => ({ api, endpoint: endpoint ?? undefined, until, reason }));
}
