import { RuleSetting } from '@/lib/contracts/rule';
import type { Db } from './client';

/** Changes to rules for the deployment, and for one API. */
export async function readRuleSettings(db: Db, apiId: number): Promise<RuleSetting[]> {
  const rows = await db.ruleSetting.findMany({
    where: { OR: [{ apiId: null }, { apiId }] },
    include: { api: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ rule, api, isEnabled, severity, parameters }) =>
    RuleSetting.parse({
      rule,
      api: api?.name ?? null,
      isEnabled: isEnabled ?? undefined,
      severity: severity ?? undefined,
      parameters,
    }),
  );
}
