import type { RuleSetting } from '@/lib/contracts/rule';
import { findApiId, lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { markAllStale, markStale } from '@/lib/data/judging';
import { deleteRuleSetting, readAllRuleSettings, writeRuleSetting } from '@/lib/data/rule-settings';
import { recordAudit } from './accounts/audit';
import { checkRuleSetting } from './check-rule-setting';
import { NotFoundError } from './errors';

/** Every change to a rule, the deployment's before those of APIs. */
export function listRuleSettings(): Promise<RuleSetting[]> {
  return readAllRuleSettings(database());
}

/**
 * Changes a rule for the deployment (`api` null) or for one API; what the change leaves out stays as it was. What it
 * concerns is judged again by the next judging.
 */
export function setRule(change: RuleSetting, now: Date): Promise<RuleSetting> {
  checkRuleSetting(change);
  return inTransaction(async (db) => {
    await lockInventory(db);
    const apiId = await idOf(db, change.api);
    const before = (await readAllRuleSettings(db)).find(isFor(change));
    const parameters = { ...before?.parameters, ...change.parameters };
    const setting = { ...before, ...defined(change), parameters };
    await writeRuleSetting(db, apiId, setting);
    await leaveToJudge(db, apiId);
    await recordAudit(db, { ...BY_COMMAND, action: 'rules.set', target: nameOf(change) }, now);
    return setting;
  });
}

/** Takes the change of a rule back. Returns false when there was none. */
export function resetRule(rule: string, api: string | null, now: Date): Promise<boolean> {
  checkRuleSetting({ rule, api });
  return inTransaction(async (db) => {
    await lockInventory(db);
    const apiId = await idOf(db, api);
    const isGone = await deleteRuleSetting(db, rule, apiId);
    if (!isGone) return false;
    await leaveToJudge(db, apiId);
    await recordAudit(db, { ...BY_COMMAND, action: 'rules.reset', target: nameOf({ rule, api }) }, now);
    return true;
  });
}

const BY_COMMAND = { actor: null, via: 'command', detail: {} };

function nameOf({ rule, api }: Pick<RuleSetting, 'rule' | 'api'>): string {
  return api === null ? rule : `${rule} of ${api}`;
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
