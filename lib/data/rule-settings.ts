import { RuleSetting } from '@/lib/contracts/rule';
import type { Db } from './client';

/** Every change to a rule, the deployment's first. */
export async function readAllRuleSettings(db: Db): Promise<RuleSetting[]> {
  const rows = await db.ruleSetting.findMany({
    include: { api: { select: { name: true } } },
    orderBy: [{ apiId: { sort: 'asc', nulls: 'first' } }, { rule: 'asc' }],
  });
  return rows.map(toSetting);
}

/** Keeps one change for a rule and an API, or the deployment (`apiId` null), in place of the one before. */
export async function writeRuleSetting(
  db: Db,
  apiId: number | null,
  { rule, isEnabled, severity, parameters }: RuleSetting,
): Promise<void> {
  await deleteRuleSetting(db, rule, apiId);
  await db.ruleSetting.create({
    data: {
      rule,
      apiId,
      isEnabled: isEnabled ?? null,
      severity: severity ?? null,
      parameters: parameters ?? {},
    },
  });
}

/** Returns whether there was one. */
export async function deleteRuleSetting(db: Db, rule: string, apiId: number | null): Promise<boolean> {
  const { count } = await db.ruleSetting.deleteMany({ where: { rule, apiId } });
  return count > 0;
}

interface Row {
  rule: string;
  api: { name: string } | null;
  isEnabled: boolean | null;
  severity: string | null;
  parameters: unknown;
}

function toSetting({ rule, api, isEnabled, severity, parameters }: Row): RuleSetting {
  return RuleSetting.parse({
    rule,
    api: api?.name ?? null,
    isEnabled: isEnabled ?? undefined,
    severity: severity ?? undefined,
    parameters,
  });
}
