import type { Receipt } from '@/lib/contracts/receipt';
import type { Db } from './client';

/** What receipts of one source came to in one hour. */
interface HourBook {
  source: string;
  hour: string;
  receipts: number;
  counted: number;
  skipped: number;
  skips: Map<string, number>;
}

/** Adds finished receipts to the books of their sources, in the transaction that finishes them. */
export async function addToBooks(db: Db, receipts: readonly Receipt[]): Promise<void> {
  const books = sumByHour(receipts);
  const hours = books.map(({ skips: _skips, ...book }) => book);
  await db.$executeRaw`
    INSERT INTO "SourceHour" AS h ("source", "hour", "receipts", "counted", "skipped")
    SELECT b.* FROM json_to_recordset(${JSON.stringify(hours)}::json)
        AS b("source" text, "hour" timestamptz, "receipts" int, "counted" bigint, "skipped" bigint)
    ON CONFLICT ("source", "hour") DO UPDATE SET "receipts" = h."receipts" + excluded."receipts",
           "counted" = h."counted" + excluded."counted", "skipped" = h."skipped" + excluded."skipped"`;
  const skips = books.flatMap(({ source, hour, skips: counts }) =>
    [...counts].sort(byName).map(([reason, count]) => ({ source, hour, reason, count })),
  );
  if (skips.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "SourceSkip" AS k ("source", "hour", "reason", "count")
    SELECT b.* FROM json_to_recordset(${JSON.stringify(skips)}::json)
        AS b("source" text, "hour" timestamptz, "reason" text, "count" bigint)
    ON CONFLICT ("source", "hour", "reason") DO UPDATE SET "count" = k."count" + excluded."count"`;
}

/** In one order, so that transactions that add to the same books wait for each other and never in a circle. */
function sumByHour(receipts: readonly Receipt[]): HourBook[] {
  const books = new Map<string, HourBook>();
  for (const { source, startedAt, counted, skipped, skippedBy } of receipts) {
    const start = new Date(startedAt);
    start.setUTCMinutes(0, 0, 0);
    const hour = start.toISOString();
    const name = `${source} ${hour}`;
    const book = books.get(name) ?? { source, hour, receipts: 0, counted: 0, skipped: 0, skips: new Map() };
    book.receipts++;
    book.counted += counted;
    book.skipped += skipped;
    for (const { reason, count } of skippedBy) book.skips.set(reason, (book.skips.get(reason) ?? 0) + count);
    books.set(name, book);
  }
  return [...books].sort(byName).map(([, book]) => book);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** What is stored of one source. Its books are those of the hours since a time. */
export interface SourceRow {
  source: string;
  lastId: string;
  lastFile: string;
  lastStatus: string;
  lastStartedAt: Date;
  lastProblems: Receipt['problems'];
  lastSeen: Date | null;
  failed: number;
  receipts: number;
  counted: number;
  skipped: number;
  countedLately: number;
  /** 95th percentile of the gaps between its last deliveries; `null` before there were ten. */
  usualGapMs: number | null;
}

/** The sources that delivered last. They are told apart by one step through the index each, however many receipts there are. */
export async function readSources(
  db: Db,
  { since, lately, limit }: { since: Date; lately: Date; limit: number },
): Promise<SourceRow[]> {
  return db.$queryRaw<SourceRow[]>`
    WITH RECURSIVE "name" AS (
      (SELECT "source" FROM "Receipt" ORDER BY "source" LIMIT 1)
      UNION ALL
      SELECT (SELECT r."source" FROM "Receipt" r WHERE r."source" > n."source" ORDER BY r."source" LIMIT 1)
        FROM "name" n WHERE n."source" IS NOT NULL)
    SELECT n."source", last."id" AS "lastId", last."file" AS "lastFile", last."status" AS "lastStatus",
           last."startedAt" AS "lastStartedAt", last."problems" AS "lastProblems",
           (SELECT max(r."lastSeen") FROM "Receipt" r WHERE r."source" = n."source") AS "lastSeen",
           (SELECT count(*)::int FROM "Receipt" r
             WHERE r."source" = n."source" AND r."status" = 'failed' AND r."startedAt" >= ${since}) AS "failed",
           books.*, rhythm.*
      FROM "name" n
      CROSS JOIN LATERAL (
        SELECT r."id", r."file", r."status", r."startedAt", r."problems" FROM "Receipt" r
         WHERE r."source" = n."source" ORDER BY r."startedAt" DESC LIMIT 1) AS last
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(h."receipts"), 0)::int AS "receipts", coalesce(sum(h."counted"), 0)::float8 AS "counted",
               coalesce(sum(h."skipped"), 0)::float8 AS "skipped",
               coalesce(sum(h."counted") FILTER (WHERE h."hour" >= ${lately}), 0)::float8 AS "countedLately"
          FROM "SourceHour" h WHERE h."source" = n."source" AND h."hour" >= ${since}) AS books
      CROSS JOIN LATERAL (
        SELECT CASE WHEN count(*) >= 9 THEN percentile_cont(0.95) WITHIN GROUP (ORDER BY "gapMs") END AS "usualGapMs"
          FROM (SELECT 1000 * extract(epoch FROM "startedAt" - lag("startedAt") OVER (ORDER BY "startedAt"))::float8 AS "gapMs"
                  FROM (SELECT r."startedAt" FROM "Receipt" r WHERE r."source" = n."source"
                         ORDER BY r."startedAt" DESC LIMIT 100) AS deliveries) AS gaps
         WHERE "gapMs" IS NOT NULL) AS rhythm
     ORDER BY last."startedAt" DESC LIMIT ${limit}`;
}

/** Skipped records by source and reason, the most frequent first, of the hours since a time. */
export function readSkips(db: Db, since: Date): Promise<{ source: string; reason: string; count: number }[]> {
  return db.$queryRaw`
    SELECT "source", "reason", sum("count")::float8 AS "count" FROM "SourceSkip"
     WHERE "hour" >= ${since} GROUP BY 1, 2 ORDER BY 3 DESC, 2`;
}
