import type { Policy, PolicyExemption, PolicyResult } from '@/lib/contracts/policy';
import type { Db } from '@/lib/data/client';
import { dayOf } from '@/lib/engine/bytes/time-day';
import { holdingOf } from '@/lib/engine/govern/policy/hold-policy';
import { readApiSubjects, readEndpointSubjects } from './stored-subjects';

export interface PolicyToHold {
  policy: Policy;
  /** Exceptions beside the policy's own. */
  exempt: readonly PolicyExemption[];
}

/** Holds policies against the inventory, in their order: all of them in one reading of it. */
export async function holdStored(
  db: Db,
  policies: readonly PolicyToHold[],
  now: Date,
): Promise<PolicyResult[]> {
  const today = dayOf(now.getTime());
  const holdings = policies.map(({ policy, exempt }) => holdingOf(policy, { today, exempt }));
  const about = Map.groupBy(holdings, ({ policy }) => policy.about);
  if (holdings.length > 0) {
    const apis = await readApiSubjects(db, now);
    for (const holding of about.get('api') ?? []) for (const api of apis) holding.take(api);
    const ofEndpoints = about.get('endpoint') ?? [];
    if (ofEndpoints.length > 0)
      for await (const endpoint of readEndpointSubjects(db, apis))
        for (const holding of ofEndpoints) holding.take(endpoint);
  }
  return holdings.map((holding) => holding.result());
}
