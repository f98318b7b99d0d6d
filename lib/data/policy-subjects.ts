import type { EndpointStates, SensitiveClass } from '@/lib/contracts/endpoint';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import {
  declaredCodes,
  documentationCodes,
  lifecycleCodes,
  nameCodes,
  observedCodes,
  riskCodes,
  sensitiveCodes,
  trafficCodes,
} from './codes';
import { DUE_AT } from './finding-where';

export interface PolicyEndpoint {
  id: number;
  apiId: number;
  method: string;
  path: string;
  states: EndpointStates;
  sensitive: SensitiveClass[];
  risk: string;
}

/** Endpoints in the order of API and path, after those of an earlier page. */
export async function readPolicyEndpoints(
  db: Db,
  after: { apiId: number; path: string; id: number } | null,
  limit: number,
): Promise<PolicyEndpoint[]> {
  const rows = await db.$queryRaw<
    (Record<keyof EndpointStates | 'sensitive' | 'risk' | 'id' | 'apiId', number> & {
      method: string;
      path: string;
    })[]
  >`
    SELECT "id", "apiId", "method", "path", "documentation", "traffic", "lifecycle", "declared", "observed", "sensitive",
           "risk" FROM "Endpoint"
     WHERE ${after ? Prisma.sql`("apiId", "path", "id") > (${after.apiId}, ${after.path}, ${after.id})` : Prisma.sql`true`}
     ORDER BY "apiId", "path", "id" LIMIT ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    apiId: row.apiId,
    method: row.method,
    path: row.path,
    states: {
      documentation: documentationCodes.word(row.documentation),
      traffic: trafficCodes.word(row.traffic),
      lifecycle: lifecycleCodes.word(row.lifecycle),
      declared: declaredCodes.word(row.declared),
      observed: observedCodes.word(row.observed),
    },
    sensitive: sensitiveCodes.words(row.sensitive),
    risk: riskCodes.word(row.risk),
  }));
}

/** By API: endpoints without documentation and without authentication, and findings that are late. */
export async function readPolicyCounts(
  db: Db,
  now: Date,
): Promise<Map<number, { undocumented: number; unauthenticated: number; overdue: number }>> {
  const rows = await db.$queryRaw<
    { apiId: number; undocumented: number; unauthenticated: number; overdue: number }[]
  >`
    SELECT a."id" AS "apiId", coalesce(e."undocumented", 0) AS "undocumented",
           coalesce(e."unauthenticated", 0) AS "unauthenticated", coalesce(f."overdue", 0) AS "overdue"
      FROM "Api" a
      LEFT JOIN (SELECT "apiId",
                        (count(*) FILTER (WHERE "documentation" = ${documentationCodes.code('undocumented')}))::int AS "undocumented",
                        (count(*) FILTER (WHERE "names" & ${nameCodes.mask(['unauthenticated'])} <> 0))::int AS "unauthenticated"
                   FROM "Endpoint" GROUP BY "apiId") e ON e."apiId" = a."id"
      LEFT JOIN (SELECT "apiId", count(*)::int AS "overdue" FROM "Finding"
                  WHERE ${Prisma.raw(DUE_AT)} < ${now} GROUP BY "apiId") f ON f."apiId" = a."id"`;
  return new Map(rows.map(({ apiId, ...counts }) => [apiId, counts]));
}
