import { PENDING_STATUSES } from '@/lib/contracts/finding';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { DUE_AT } from './finding-where';
import { statusCodes } from './findings';

const PENDING = PENDING_STATUSES.map(statusCodes.code);

/** Pending findings whose date has passed, and those of them whose date came after `since`. */
export async function countOverdue(
  db: Db,
  now: Date,
  since: Date,
): Promise<{ count: number; appeared: number }> {
  const [row] = await db.$queryRaw<{ count: number; appeared: number }[]>`
    SELECT count(*)::int AS "count", (count(*) FILTER (WHERE ${Prisma.raw(DUE_AT)} >= ${since}))::int AS "appeared"
      FROM "Finding" WHERE ${Prisma.raw(DUE_AT)} < ${now}`;
  return row as { count: number; appeared: number };
}

/** The pending findings of one rule in one API: how many, and where the only one is. */
export interface RuleAtApi {
  apiId: number;
  rule: string;
  pending: number;
  /** `null` where there are several. */
  only: { id: number; method: string | null; path: string | null } | null;
}

export async function readPendingRules(db: Db, apiIds: readonly number[]): Promise<RuleAtApi[]> {
  const rows = await db.$queryRaw<
    { apiId: number; rule: string; pending: number; id: number; method: string | null; path: string | null }[]
  >`
    SELECT "apiId", "rule", count(*)::int AS "pending", min("id") AS "id", min("method") AS "method", min("path") AS "path"
      FROM "Finding" WHERE "apiId" = ANY(${[...apiIds]}) AND "status" = ANY(${PENDING}::smallint[])
     GROUP BY "apiId", "rule"`;
  return rows.map(({ apiId, rule, pending, ...only }) => ({
    apiId,
    rule,
    pending,
    only: pending === 1 ? only : null,
  }));
}
