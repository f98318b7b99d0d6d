import type { PolicyException, PolicyExemption } from '@/lib/contracts/policy';
import { lockInventory } from '@/lib/data/apis';
import { type Db, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import {
  addPolicyException,
  decidePolicyException,
  findPolicyException,
  listPolicies,
  listPolicyExceptions,
} from '@/lib/data/policies';
import { dayOf, daysBetween } from '@/lib/engine/bytes/time-day';
import type { Actor } from '../accounts/actor';
import { ConflictError, ForbiddenError, NotFoundError, UnusableError } from '../errors';

/** As long as a risk may be accepted at most. */
const MOST_DAYS = 365;
const MOST_WAITING = 200;

type Asker = Pick<Actor, 'id' | 'name'>;

/** Asks that something be let off from a policy until a day. Somebody else has to approve it. */
export function askPolicyException(
  policyId: number,
  asked: PolicyExemption,
  { id, name }: Asker,
  now: Date,
): Promise<{ id: number }> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const stored = (await listPolicies(db)).find((one) => one.id === policyId);
    if (!stored) throw new NotFoundError('policy', policyId);
    if (stored.policy.about === 'api' && asked.endpoint !== undefined)
      throw new UnusableError('The policy is about APIs: ask for the whole API, without an endpoint.');
    const days = daysBetween(dayOf(now.getTime()), asked.until);
    if (days < 0 || days > MOST_DAYS)
      throw new UnusableError(`Give a day from today on, at most ${MOST_DAYS} days ahead.`);
    const waiting = (await listPolicyExceptions(db, policyId)).filter(({ verdict }) => verdict === null);
    if (waiting.length >= MOST_WAITING)
      throw new UnusableError(`${MOST_WAITING} requests wait already. Have some decided first.`);
    const added = await addPolicyException(db, policyId, asked, { id, name, at: now });
    await bumpEstateVersion(db);
    return { id: added };
  });
}

/** Approves or rejects. Throws ForbiddenError for who asked, ConflictError when it was decided before. */
export function decideOnPolicyException(
  exception: { policyId: number; id: number },
  verdict: 'approved' | 'rejected',
  { id, name }: Asker,
  now: Date,
): Promise<PolicyException> {
  return deciding(exception, async (db, waiting) => {
    if (waiting.requesterId === id)
      throw new ForbiddenError('Who asked for an exception does not decide on it. Have somebody else do it.');
    if (verdict === 'approved' && waiting.until < dayOf(now.getTime()))
      throw new ConflictError('The day until which it was asked for has passed. Ask anew.');
    await decidePolicyException(db, waiting.id, { verdict, approver: name }, now);
  });
}

/** Takes back what one asked for oneself. */
export function withdrawPolicyException(
  exception: { policyId: number; id: number },
  { id, name }: Asker,
  now: Date,
): Promise<PolicyException> {
  return deciding(exception, async (db, waiting) => {
    if (waiting.requesterId !== id)
      throw new ForbiddenError(`${waiting.requester} asked for it: only they may take it back.`);
    await decidePolicyException(db, waiting.id, { verdict: 'withdrawn', approver: name }, now);
  });
}

function deciding(
  { policyId, id }: { policyId: number; id: number },
  decide: (db: Db, waiting: PolicyException) => Promise<void>,
): Promise<PolicyException> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const asked = await findPolicyException(db, policyId, id);
    if (!asked) throw new NotFoundError('exception', id);
    if (asked.verdict !== null)
      throw new ConflictError(`${asked.approver ?? 'Somebody'} decided on it meanwhile: ${asked.verdict}.`);
    await decide(db, asked);
    await bumpEstateVersion(db);
    return (await findPolicyException(db, policyId, id)) as PolicyException;
  });
}
