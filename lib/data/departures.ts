import type { Db } from './client';
import { lifecycleCodes, trafficCodes } from './codes';

const OUT = [lifecycleCodes.code('deprecated'), lifecycleCodes.code('sunset-passed')];
const GONE = lifecycleCodes.code('retired');
const ACTIVE = trafficCodes.code('active');

/** An endpoint that is on its way out. */
export interface LeavingRow {
  id: number;
  apiId: number;
  method: string;
  path: string;
  /** As its document says it. */
  sunset: string | null;
  isActive: boolean;
  requests: number;
  lastSeen: Date | null;
}

/**
 * Endpoints that are deprecated, past their sunset or with a sunset to come, and all of the APIs in `whole`; those that
 * are retired already only there. The last called first.
 */
export async function readLeaving(
  db: Db,
  { whole, only }: { whole: readonly number[]; only?: number },
): Promise<LeavingRow[]> {
  const rows = await db.$queryRaw<(Omit<LeavingRow, 'requests'> & { requests: bigint })[]>`
    SELECT e."id", e."apiId", e."method", e."path", o."sunset", e."traffic" = ${ACTIVE} AS "isActive",
           e."requests", e."lastSeen"
      FROM "Endpoint" e LEFT JOIN "Operation" o ON o."id" = e."operationId"
     WHERE (${only ?? null}::int IS NULL OR e."apiId" = ${only ?? null}::int)
       AND (e."apiId" = ANY(${[...whole]}::int[]) OR e."lifecycle" = ANY(${OUT}::smallint[])
            OR (o."sunset" IS NOT NULL AND e."lifecycle" <> ${GONE}))
     ORDER BY e."lastSeen" DESC NULLS LAST, e."id"`;
  return rows.map((row) => ({ ...row, requests: Number(row.requests) }));
}

/** First and last traffic of any kind to the hosts of APIs, by API; under `null` that of the estate. */
export async function readWatched(db: Db): Promise<Map<number | null, { fromMs: number; toMs: number }>> {
  const rows = await db.$queryRaw<{ apiId: number | null; from: Date; to: Date }[]>`
    SELECT "apiId", min("firstSeen") AS "from", max("lastSeen") AS "to" FROM "ApiHost"
     WHERE "origin" = 'traffic' AND "firstSeen" IS NOT NULL GROUP BY GROUPING SETS (("apiId"), ())`;
  return new Map(
    rows.flatMap(({ apiId, from, to }) =>
      from && to ? [[apiId, { fromMs: from.getTime(), toMs: to.getTime() }]] : [],
    ),
  );
}
