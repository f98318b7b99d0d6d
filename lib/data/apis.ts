import type { Db } from './client';

/** Finds or creates the API of this name. */
export async function ensureApi(db: Db, name: string): Promise<number> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    INSERT INTO "Api" ("name") VALUES (${name})
    ON CONFLICT ("name") DO UPDATE SET "name" = excluded."name" RETURNING "id"`;
  return (rows[0] as { id: number }).id;
}

export async function findApiName(db: Db, id: number): Promise<string | null> {
  const api = await db.api.findUnique({ where: { id }, select: { name: true } });
  return api?.name ?? null;
}

/** Of these APIs, those that are there, by name. */
export function findApiNames(db: Db, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  return db.api.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}

export async function findApiId(db: Db, name: string): Promise<number | null> {
  const api = await db.api.findUnique({ where: { name }, select: { id: true } });
  return api?.id ?? null;
}

/** Those of the names that are taken. */
export async function findTakenNames(db: Db, names: readonly string[]): Promise<Set<string>> {
  const apis = await db.api.findMany({ where: { name: { in: [...names] } }, select: { name: true } });
  return new Set(apis.map(({ name }) => name));
}

export async function deleteApi(db: Db, id: number): Promise<void> {
  await db.api.delete({ where: { id } });
}

/** Lets one change of the inventory in at a time, until the transaction ends. */
export async function lockInventory(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(7021403)`;
}

/** APIs whose states can change by the passing of time alone: those with traffic, and those with a sunset. */
export async function findObservedApis(db: Db): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT "apiId" AS "id" FROM "ApiHost" WHERE "origin" = 'traffic'
    UNION SELECT s."apiId" FROM "Operation" o JOIN "Revision" r ON r."id" = o."revisionId"
      JOIN "Spec" s ON s."id" = r."specId" WHERE o."sunset" IS NOT NULL
    ORDER BY "id"`;
  return rows.map(({ id }) => id);
}
