import type { RuleSetting } from '@/lib/contracts/rule';
import { findApiId, lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { markAllStale, markStale } from '@/lib/data/judging';
import { deleteRuleSetting, readAllRuleSettings, writeRuleSetting } from '@/lib/data/rule-settings';
import { RULES } from '@/lib/engine/rules/registry';
import { NotFoundError, UnusableError } from './errors';

/** Every change to a rule, the deployment's before those of APIs. */
export function listRuleSettings(): Promise<RuleSetting[]> {
  return readAllRuleSettings(database());
}

/**
 * Changes a rule for the deployment (`api` null) or for one API; what the change leaves out stays as it was. What it
 * concerns is judged again by the next judging.
 */
export function setRule(change: RuleSetting): Promise<RuleSetting> {
  checkRuleSetting(change);
  return inTransaction(async (db) => {
    await lockInventory(db);
    const apiId = await idOf(db, change.api);
    const before = (await readAllRuleSettings(db)).find(isFor(change));
    const parameters = { ...before?.parameters, ...change.parameters };
    const setting = { ...before, ...defined(change), parameters };
    await writeRuleSetting(db, apiId, setting);
    await leaveToJudge(db, apiId);
    return setting;
  });
}

/** Takes the change of a rule back. Returns false when there was none. */
export function resetRule(rule: string, api: string | null): Promise<boolean> {
  checkRuleSetting({ rule, api });
  return inTransaction(async (db) => {
    await lockInventory(db);
    const apiId = await idOf(db, api);
    const isGone = await deleteRuleSetting(db, rule, apiId);
    if (isGone) await leaveToJudge(db, apiId);
    return isGone;
  });
}

/** Refuses a setting of a rule or a parameter that there is not, and a value that means nothing. */
export function checkRuleSetting({ rule: id, parameters = {} }: RuleSetting): void {
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw new NotFoundError('rule', id);
  for (const [name, value] of Object.entries(parameters)) {
    const known = Object.keys(rule.parameters);
    const parameter = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
    if (!parameter)
      throw new UnusableError(
        known.length === 0
          ? `${id} has no parameters.`
          : `${id} has no parameter ${name}; it has ${known.join(', ')}.`,
      );
    // A default below 1 is a share of something.
    const most = parameter.value < 1 ? 1 : Number.MAX_SAFE_INTEGER;
    if (!(value > 0 && value <= most))
      throw new UnusableError(
        most === 1
          ? `${name} of ${id} is a share: above 0, at most 1.`
          : `${name} of ${id} is a number above 0.`,
      );
  }
}

function isFor({ rule, api }: RuleSetting) {
  return (one: RuleSetting) => one.rule === rule && one.api === api;
}

function defined(change: RuleSetting): RuleSetting {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as RuleSetting;
}

async function idOf(db: Db, api: string | null): Promise<number | null> {
  if (api === null) return null;
  const id = await findApiId(db, api);
  if (id === null) throw new NotFoundError('API', api);
  return id;
}

async function leaveToJudge(db: Db, apiId: number | null): Promise<void> {
  if (apiId === null) await markAllStale(db);
  else await markStale(db, apiId, true);
}
