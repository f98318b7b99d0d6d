import type { Db } from './client';

/** Rejects when the database cannot be reached. */
export async function isAnswering(db: Db): Promise<boolean> {
  await db.$queryRaw`SELECT 1`;
  return true;
}
