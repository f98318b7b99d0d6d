import { PENDING_STATUSES } from '@/lib/contracts/finding';
import type { Db } from './client';
import { riskCodes } from './codes';
import { statusCodes } from './findings';

const PENDING = PENDING_STATUSES.map(statusCodes.code);
const NO_RISK = riskCodes.code('none');

/** Leaves an API to be judged: its changed endpoints, or all of it. */
export async function markStale(db: Db, apiId: number, isWhole: boolean): Promise<void> {
  await db.$executeRaw`
    UPDATE "Api" SET "isStale" = true, "isStaleWhole" = "isStaleWhole" OR ${isWhole}
     WHERE "id" = ${apiId} AND NOT ("isStale" AND ("isStaleWhole" OR NOT ${isWhole}))`;
}

/** Leaves every API to be judged as a whole. */
export async function markAllStale(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE "Api" SET "isStale" = true, "isStaleWhole" = true`;
}

/** APIs that wait to be judged, oldest first. */
export async function findStaleApis(db: Db): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`SELECT "id" FROM "Api" WHERE "isStale" ORDER BY "id"`;
  return rows.map(({ id }) => id);
}

export interface StaleApi {
  name: string;
  isWhole: boolean;
  /** Endpoints that changed since they were judged. */
  changed: { method: string; key: string }[];
}

/** What of an API waits to be judged; `null` when nothing does. */
export async function readStale(db: Db, apiId: number): Promise<StaleApi | null> {
  const api = await db.api.findUnique({
    where: { id: apiId },
    select: { name: true, isStale: true, isStaleWhole: true },
  });
  if (!api?.isStale) return null;
  const changed = await db.$queryRaw<StaleApi['changed']>`
    SELECT "method", "key" FROM "Endpoint" WHERE "apiId" = ${apiId} AND "judged" <> "digest"`;
  return { name: api.name, isWhole: api.isStaleWhole, changed };
}

/** Has each endpoint of an API say how severe the worst of its findings is of which something is still to do. */
export async function writeRisks(db: Db, apiId: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "Endpoint" e SET "risk" = r."risk"
      FROM (SELECT e."id", coalesce(min(f."severity"), ${NO_RISK})::smallint AS "risk"
              FROM "Endpoint" e
              LEFT JOIN "Finding" f ON f."apiId" = e."apiId" AND f."method" = e."method" AND f."key" = e."key"
                   AND f."status" = ANY(${PENDING}::smallint[])
             WHERE e."apiId" = ${apiId} GROUP BY e."id") AS r
     WHERE e."id" = r."id" AND e."risk" <> r."risk"`;
}

/** The API's findings are up to date. */
export async function markJudged(db: Db, apiId: number): Promise<void> {
  await db.$executeRaw`UPDATE "Endpoint" SET "judged" = "digest" WHERE "apiId" = ${apiId} AND "judged" <> "digest"`;
  await db.$executeRaw`UPDATE "Api" SET "isStale" = false, "isStaleWhole" = false WHERE "id" = ${apiId}`;
}
