import { database } from '@/lib/data/client';
import { writePolicyDays } from '@/lib/data/policies';
import { dayOf } from '@/lib/engine/bytes/time-day';
import { readStandingPolicies } from './standing-policies';

/** Keeps how each policy stands today, in place of what was kept earlier today. Returns how many there are. */
export async function keepPolicyDays(now: Date): Promise<number> {
  const db = database();
  const day = dayOf(now.getTime());
  const policies = await readStandingPolicies(db, now);
  await writePolicyDays(
    db,
    policies.map(({ id, result: { passed, failed, unknown, excepted } }) => ({
      policyId: id,
      day,
      passed,
      failed,
      unknown,
      excepted,
    })),
  );
  return policies.length;
}
