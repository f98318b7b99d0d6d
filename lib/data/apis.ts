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

export async function findApiId(db: Db, name: string): Promise<number | null> {
  const api = await db.api.findUnique({ where: { name }, select: { id: true } });
  return api?.id ?? null;
}

export async function deleteApi(db: Db, id: number): Promise<void> {
  await db.api.delete({ where: { id } });
}

/** Lets one change of the inventory in at a time, until the transaction ends. */
export async function lockInventory(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(7021403)`;
}
