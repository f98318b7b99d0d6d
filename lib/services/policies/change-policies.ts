import { isDeepStrictEqual } from 'node:util';
import type { Policy } from '@/lib/contracts/policy';
import { lockInventory } from '@/lib/data/apis';
import { type Db, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { addPolicy, deletePolicy, listPolicies, type StoredPolicy, writePolicy } from '@/lib/data/policies';
import { auditCommand } from '../accounts/by-command';
import { ConflictError, NotFoundError, UnusableError } from '../errors';

/** Each is held against the whole inventory whenever that changes. */
const MOST_POLICIES = 200;
const BY_COMMAND = 'the command line';

/** Throws ConflictError where the name is taken. */
export function createPolicy(policy: Policy, by: string, now: Date): Promise<number> {
  return changing(async (db, stored) => {
    if (stored.some(({ policy: { name } }) => name === policy.name))
      throw new ConflictError(`There is a policy ${policy.name} already. Change it, or choose another name.`);
    refuseTooMany(stored.length + 1);
    return addPolicy(db, policy, by, now);
  });
}

/** Throws ConflictError when somebody changed it since `version`, or its new name is taken. */
export function changePolicy(
  id: number,
  { policy, version }: { policy: Policy; version: number },
  by: string,
  now: Date,
): Promise<void> {
  return changing(async (db, stored) => {
    const known = stored.find((one) => one.id === id);
    if (!known) throw new NotFoundError('policy', id);
    if (known.version !== version)
      throw new ConflictError(
        `${known.changedBy} changed the policy meanwhile. Look at it again, then change it.`,
      );
    if (stored.some((one) => one.id !== id && one.policy.name === policy.name))
      throw new ConflictError(`There is another policy ${policy.name} already. Choose another name.`);
    await writePolicy(db, id, policy, by, now);
  });
}

/** With its exceptions and the record of how it stood. Returns its name. */
export function removePolicy(id: number): Promise<string> {
  return changing(async (db, stored) => {
    const known = stored.find((one) => one.id === id);
    if (!known) throw new NotFoundError('policy', id);
    await deletePolicy(db, id);
    return known.policy.name;
  });
}

export interface AppliedPolicies {
  added: string[];
  changed: string[];
  same: string[];
}

/** Makes policies of a file those of the inventory, by name, all or none. Others stay. */
export async function applyPolicies(policies: readonly Policy[], now: Date): Promise<AppliedPolicies> {
  const applied: AppliedPolicies = { added: [], changed: [], same: [] };
  await changing(async (db, stored) => {
    const byName = new Map(stored.map((one) => [one.policy.name, one]));
    refuseTooMany(stored.length + policies.filter(({ name }) => !byName.has(name)).length);
    for (const policy of policies) {
      const known = byName.get(policy.name);
      if (!known) {
        await addPolicy(db, policy, BY_COMMAND, now);
        applied.added.push(policy.name);
      } else if (isSame(known.policy, policy)) {
        applied.same.push(policy.name);
      } else {
        await writePolicy(db, known.id, policy, BY_COMMAND, now);
        applied.changed.push(policy.name);
      }
    }
  });
  for (const name of applied.added) await auditCommand('policies.add', name, now);
  for (const name of applied.changed) await auditCommand('policies.change', name, now);
  return applied;
}

/** One change at a time, which every page sees at once. */
function changing<T>(work: (db: Db, stored: StoredPolicy[]) => Promise<T>): Promise<T> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const result = await work(db, await listPolicies(db));
    await bumpEstateVersion(db);
    return result;
  });
}

function refuseTooMany(count: number): void {
  if (count > MOST_POLICIES)
    throw new UnusableError(`There would be ${count} policies; at most ${MOST_POLICIES} are held.`);
}

/** As stored: what is not said is not there. */
function isSame(a: Policy, b: Policy): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}
