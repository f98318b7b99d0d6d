import { NO_TEAM } from '@/lib/contracts/no-team';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { whereAll } from './endpoint-where';
import { DUE_AT, type FindingScope, IS_WAITING, scopeConditions } from './finding-where';

/** How many findings share all of these, and how many of them are overdue. */
export interface FindingGroup {
  api: string;
  /** That answers for the API, in the words of the filter. */
  team: string;
  rule: string;
  severity: number;
  confidence: number;
  status: number;
  count: number;
  overdue: number;
  /** How many of them wait for a decision on an exception. */
  waiting: number;
}

/** Groups of the findings in scope: facets of any filter are sums over them. */
export function readFindingGroups(db: Db, scope: FindingScope, now: Date): Promise<FindingGroup[]> {
  return db.$queryRaw<FindingGroup[]>`
    SELECT a."name" AS "api", coalesce(t."name", ${NO_TEAM}) AS "team", g."rule", g."severity", g."confidence", g."status", g."count", g."overdue", g."waiting"
      FROM (SELECT "apiId", "rule", "severity", "confidence", "status", count(*)::int AS "count",
                   (count(*) FILTER (WHERE ${Prisma.raw(DUE_AT)} < ${now}))::int AS "overdue",
                   (count(*) FILTER (WHERE ${Prisma.raw(IS_WAITING)}))::int AS "waiting"
              FROM "Finding" ${whereAll(scopeConditions(scope))}
             GROUP BY "apiId", "rule", "severity", "confidence", "status") AS g
      JOIN "Api" a ON a."id" = g."apiId"
      LEFT JOIN "Team" t ON t."id" = a."teamId"`;
}
