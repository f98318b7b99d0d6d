import type { Db } from './client';

/**
 * Deletes so many of the oldest receipts from before a time, and returns how many. Of each source its last receipt stays,
 * and the one with its latest exchange; so do receipts of imports under way.
 */
export function deleteReceipts(db: Db, before: Date, most: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "Receipt" WHERE "id" IN (
      SELECT r."id" FROM "Receipt" r
       WHERE r."startedAt" < ${before} AND r."status" <> 'running'
         AND r."id" <> (SELECT l."id" FROM "Receipt" l WHERE l."source" = r."source" ORDER BY l."startedAt" DESC LIMIT 1)
         AND r."id" IS DISTINCT FROM (SELECT l."id" FROM "Receipt" l WHERE l."source" = r."source" AND l."lastSeen" IS NOT NULL
                                       ORDER BY l."lastSeen" DESC LIMIT 1)
       ORDER BY r."startedAt" LIMIT ${most})`;
}

/** Rolls the sources' books of hours from before a time up into days (UTC), whose first hour stands for the day. */
export async function rollBooksUp(db: Db, before: Date): Promise<number> {
  const hours = await db.$executeRaw`
    WITH "old" AS (
      DELETE FROM "SourceHour" WHERE "hour" < ${before} AND "hour" <> date_trunc('day', "hour", 'UTC') RETURNING *)
    INSERT INTO "SourceHour" AS h ("source", "hour", "receipts", "counted", "skipped")
    SELECT "source", date_trunc('day', "hour", 'UTC'), sum("receipts"), sum("counted"), sum("skipped")
      FROM "old" GROUP BY 1, 2
    ON CONFLICT ("source", "hour") DO UPDATE SET "receipts" = h."receipts" + excluded."receipts",
           "counted" = h."counted" + excluded."counted", "skipped" = h."skipped" + excluded."skipped"`;
  const skips = await db.$executeRaw`
    WITH "old" AS (
      DELETE FROM "SourceSkip" WHERE "hour" < ${before} AND "hour" <> date_trunc('day', "hour", 'UTC') RETURNING *)
    INSERT INTO "SourceSkip" AS k ("source", "hour", "reason", "count")
    SELECT "source", date_trunc('day', "hour", 'UTC'), "reason", sum("count") FROM "old" GROUP BY 1, 2, 3
    ON CONFLICT ("source", "hour", "reason") DO UPDATE SET "count" = k."count" + excluded."count"`;
  return hours + skips;
}
