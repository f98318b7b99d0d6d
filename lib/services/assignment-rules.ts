import type { AssignmentRule, NewAssignmentRule } from '@/lib/contracts/assignment';
import { lockInventory } from '@/lib/data/apis';
import {
  addAssignmentRule,
  deleteAssignmentRule,
  listAssignmentRules,
  placeAssignmentRules,
} from '@/lib/data/assignment-rules';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { readAssignable } from '@/lib/data/finding-acts';
import { assignByRule } from './assign-by-rule';
import { ConflictError, NotFoundError, UnusableError } from './errors';

/** Each rule is tried on each new finding. */
const MOST_RULES = 200;

export function browseAssignmentRules(): Promise<AssignmentRule[]> {
  return listAssignmentRules(database());
}

/** Adds a rule after the others. */
export function makeAssignmentRule(rule: NewAssignmentRule): Promise<AssignmentRule> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const rules = await listAssignmentRules(db);
    if (rules.length >= MOST_RULES)
      throw new UnusableError(`There are ${MOST_RULES} rules already: remove those that nothing fits.`);
    const { owner, person, team } = rule;
    const teams = [owner, team].flatMap((id) => id ?? []);
    const there = await readAssignable(db, { people: person === null ? [] : [person], teams });
    if (person !== null && !there.people.has(person)) throw new NotFoundError('person', person);
    const missing = teams.find((id) => !there.teams.has(id));
    if (missing !== undefined) throw new NotFoundError('team', missing);
    const id = await addAssignmentRule(db, rule);
    return oneOf(await listAssignmentRules(db), id);
  });
}

/** Puts the rules in another order, which names each of them once. */
export function orderAssignmentRules(ids: readonly number[]): Promise<AssignmentRule[]> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const known = (await listAssignmentRules(db)).map(({ id }) => id);
    if (
      ids.length !== known.length ||
      new Set(ids).size !== ids.length ||
      !known.every((id) => ids.includes(id))
    )
      throw new ConflictError('The rules were changed meanwhile. Look at them again, then order them.');
    await placeAssignmentRules(db, ids);
    return listAssignmentRules(db);
  });
}

export async function removeAssignmentRule(id: number): Promise<void> {
  if (!(await deleteAssignmentRule(database(), id))) throw new NotFoundError('assignment rule', id);
}

/** Assigns what is nobody's by the rules as they are now. Returns how many findings. */
export function applyAssignmentRules(now: Date): Promise<number> {
  return inTransaction(async (db: Db) => {
    await lockInventory(db);
    const assigned = await assignByRule(db, now);
    if (assigned > 0) await bumpEstateVersion(db);
    return assigned;
  });
}

function oneOf(rules: readonly AssignmentRule[], id: number): AssignmentRule {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new NotFoundError('assignment rule', id);
  return rule;
}
