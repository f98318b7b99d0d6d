import type { Policy, PolicyDay, PolicyDetail, PolicyRow, TriedPolicy } from '@/lib/contracts/policy';
import { type Db, database } from '@/lib/data/client';
import { findPolicyByName, listPolicies, listPolicyExceptions, readPolicyDays } from '@/lib/data/policies';
import { NotFoundError, UnusableError } from '../errors';
import { holdStored } from './hold-stored';
import { policiesToYaml } from './policy-yaml';
import { readOnePolicy } from './read-policies';
import { approvedOf, readStandingPolicies, type StandingPolicy } from './standing-policies';

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 90;
const EXCEPTIONS_SHOWN = 200;

/** Policies by name: how they stand, and how they stood. */
export async function browsePolicies(now: Date): Promise<PolicyRow[]> {
  const db = database();
  const days = await readDays(db, now);
  return (await readStandingPolicies(db, now)).map((policy) => toRow(policy, days));
}

export async function inspectPolicy(id: number, now: Date): Promise<PolicyDetail> {
  const db = database();
  const found = (await readStandingPolicies(db, now)).find((one) => one.id === id);
  if (!found) throw new NotFoundError('policy', id);
  const { policy, version, changedBy, changedAt, result } = found;
  const exceptions = await listPolicyExceptions(db, id, EXCEPTIONS_SHOWN);
  return {
    ...toRow(found, await readDays(db, now)),
    policy,
    version,
    changedBy,
    changedAt: changedAt.toISOString(),
    yaml: policiesToYaml([policy]),
    result,
    exceptions: exceptions.map(({ policyId: _, ...exception }) => exception),
  };
}

/** `null` where there is no such policy. */
export async function titleOfPolicy(id: number): Promise<string | null> {
  const stored = await listPolicies(database());
  return stored.find((one) => one.id === id)?.policy.title ?? null;
}

/** All of them as a file, by name. */
export async function exportPolicies(): Promise<string> {
  return policiesToYaml((await listPolicies(database())).map(({ policy }) => policy));
}

/** How a policy would stand. Under the name of a stored one, what that one let off is let off. */
export async function tryPolicy(text: string, now: Date): Promise<TriedPolicy> {
  let policy: Policy;
  try {
    policy = readOnePolicy(text);
  } catch (error) {
    if (!(error instanceof UnusableError)) throw error;
    return { isWhole: false, problems: error.message.split('\n') };
  }
  const db = database();
  const stored = await findPolicyByName(db, policy.name);
  const exempt = stored ? approvedOf(await listPolicyExceptions(db, stored.id)) : [];
  const [result] = await holdStored(db, [{ policy, exempt }], now);
  if (!result) throw new Error('a policy was held without a result');
  return { isWhole: true, policy, yaml: policiesToYaml([policy]), result };
}

function readDays(db: Db, now: Date): Promise<Map<number, PolicyDay[]>> {
  return readPolicyDays(db, new Date(now.getTime() - DAYS_SHOWN * DAY_MS));
}

function toRow(
  { id, policy, result, waiting }: StandingPolicy,
  days: ReadonlyMap<number, PolicyDay[]>,
): PolicyRow {
  const { name, title, about, severity, from } = policy;
  const { passed, failed, unknown, excepted, isInForce } = result;
  return {
    id,
    name,
    title,
    about,
    severity,
    from: from ?? null,
    counts: { passed, failed, unknown, excepted, isInForce },
    days: days.get(id) ?? [],
    waiting,
  };
}
