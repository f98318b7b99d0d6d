import type { RuleSetting } from '@/lib/contracts/rule';
import { findApiId, lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { markAllStale, markStale } from '@/lib/data/judging';
import { deleteRuleSetting, readAllRuleSettings, writeRuleSetting } from '@/lib/data/rule-settings';
import { auditCommand } from './accounts/by-command';
import { checkRuleSetting } from './check-rule-setting';
import { NotFoundError } from './errors';

/** Every change to a rule, the deployment's before those of APIs. */
export function listRuleSettings(): Promise<RuleSetting[]> {
  return readAllRuleSettings(database());
}

/**
 * Sets a rule for the deployment (`api` null) or for one API, in place of what was set; with nothing set it is as it
 * comes again. What that concerns is judged again by the next judging. Throws NotFoundError and UnusableError.
 */
export function putRuleSetting(setting: RuleSetting): Promise<RuleSetting> {
  return change(setting, () => setting);
}

/** The same for a part of what can be set: what the change leaves out stays as it was. */
export function changeRule(part: RuleSetting): Promise<RuleSetting> {
  return change(part, (before) => ({
    ...before,
    ...defined(part),
    parameters: { ...before?.parameters, ...part.parameters },
  }));
}

/** Takes the change of a rule back. Returns false when there was none. */
export async function resetRule(rule: string, api: string | null): Promise<boolean> {
  checkRuleSetting({ rule, api });
  return inTransaction(async (db) => {
    await lockInventory(db);
    const apiId = await idOf(db, api);
    const isGone = await deleteRuleSetting(db, rule, apiId);
    if (isGone) await leaveToJudge(db, apiId);
    return isGone;
  });
}

/** The same by whoever holds the machine. */
export async function changeRuleByCommand(part: RuleSetting, now: Date): Promise<RuleSetting> {
  const setting = await changeRule(part);
  await auditCommand('rules.set', nameOf(part), now);
  return setting;
}

export async function resetRuleByCommand(rule: string, api: string | null, now: Date): Promise<boolean> {
  const isGone = await resetRule(rule, api);
  if (isGone) await auditCommand('rules.set', nameOf({ rule, api }), now);
  return isGone;
}

function nameOf({ rule, api }: Pick<RuleSetting, 'rule' | 'api'>): string {
  return api === null ? rule : `${rule} of ${api}`;
}

async function change(
  asked: RuleSetting,
  next: (before: RuleSetting | undefined) => RuleSetting,
): Promise<RuleSetting> {
  checkRuleSetting(asked);
  return inTransaction(async (db) => {
    await lockInventory(db);
    const apiId = await idOf(db, asked.api);
    const setting = next((await readAllRuleSettings(db)).find(isFor(asked)));
    if (saysNothing(setting)) await deleteRuleSetting(db, setting.rule, apiId);
    else await writeRuleSetting(db, apiId, setting);
    await leaveToJudge(db, apiId);
    return setting;
  });
}

function saysNothing({ isEnabled, severity, parameters = {} }: RuleSetting): boolean {
  return isEnabled === undefined && severity === undefined && Object.keys(parameters).length === 0;
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
