import type { Db } from './client';

/** Tells readers that the inventory changed. Call last in a transaction: it serialises commits. */
export async function bumpEstateVersion(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE "Estate" SET "version" = "version" + 1 WHERE "id" = 1`;
}

export async function readEstateVersion(db: Db): Promise<bigint> {
  const row = await db.estate.findUniqueOrThrow({ where: { id: 1 } });
  return row.version;
}

/** Tells intakes that exchanges may go elsewhere from now on. */
export async function bumpRouting(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE "Estate" SET "routing" = "routing" + 1 WHERE "id" = 1`;
}

export async function readRoutingVersion(db: Db): Promise<bigint> {
  const row = await db.estate.findUniqueOrThrow({ where: { id: 1 } });
  return row.routing;
}
