import type { Receipt } from '@/lib/contracts/receipt';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { CLAIMS } from './receipt-claims';

type Row = Prisma.ReceiptGetPayload<object>;

/** The receipt as it stands, or `null` when no import has that id. */
export async function readReceipt(db: Db, id: string): Promise<Receipt | null> {
  const row = await db.receipt.findUnique({ where: { id } });
  return row && toReceipt(row);
}

/** Of these receipts, those that are done, by id. */
export async function readDoneReceipts(db: Db, ids: readonly string[]): Promise<Map<string, Receipt>> {
  const rows = await db.receipt.findMany({ where: { id: { in: [...ids] }, status: 'done' } });
  return new Map(rows.map((row) => [row.id, toReceipt(row)]));
}

/**
 * Writes receipts that are done from their first row on, at once. Those that another delivery has finished meanwhile stay
 * as they are: fewer than were given is returned then.
 */
export async function insertDone(db: Db, receipts: readonly Receipt[]): Promise<number> {
  const rows = receipts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return db.$executeRaw`
    INSERT INTO "Receipt" AS r ("id", "source", "file", "kind", "format", "status", "apis", "bytesRead", "bytesTotal", "received",
           "counted", "skipped", "skippedBy", "problems", "startedAt", "finishedAt", "lastSeen")
    SELECT n."id", n."source", n."file", n."kind", n."format", n."status",
           ARRAY(SELECT json_array_elements_text(n."apis")), n."bytesRead", n."bytesTotal", n."received",
           n."counted", n."skipped", n."skippedBy", n."problems", n."startedAt", n."finishedAt", n."lastSeen"
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS n("id" text, "source" text, "file" text, "kind" text, "format" text, "status" text, "apis" json, "bytesRead" bigint,
             "bytesTotal" bigint, "received" bigint, "counted" bigint, "skipped" bigint, "skippedBy" jsonb, "problems" jsonb,
             "startedAt" timestamptz, "finishedAt" timestamptz, "lastSeen" timestamptz)
    ON CONFLICT ("id") DO UPDATE
       SET "source" = excluded."source", "file" = excluded."file", "kind" = excluded."kind", "format" = excluded."format",
           "status" = excluded."status", "apis" = excluded."apis", "bytesRead" = excluded."bytesRead",
           "bytesTotal" = excluded."bytesTotal", "received" = excluded."received", "counted" = excluded."counted",
           "skipped" = excluded."skipped", "skippedBy" = excluded."skippedBy", "problems" = excluded."problems",
           "startedAt" = excluded."startedAt", "finishedAt" = excluded."finishedAt", "lastSeen" = excluded."lastSeen",
           "updatedAt" = now()
     WHERE r."status" <> 'done'`;
}

/** Opens a receipt; false when one of that id exists already. */
export async function insertReceipt(db: Db, receipt: Receipt): Promise<boolean> {
  const { count } = await db.receipt.createMany({ data: [toRow(receipt)], skipDuplicates: true });
  return count > 0;
}

/** Replaces a receipt unless it is done: what counted stays so, whatever another delivery of it comes to. */
export async function replaceUnfinished(db: Db, receipt: Receipt): Promise<boolean> {
  const { id, ...row } = toRow(receipt);
  const { count } = await db.receipt.updateMany({
    where: { id, status: { not: 'done' } },
    data: { ...row, updatedAt: new Date() },
  });
  return count > 0;
}

export async function updateReceipt(db: Db, receipt: Receipt, contentHash?: string): Promise<void> {
  const { id, startedAt: _startedAt, ...row } = toRow(receipt);
  await db.receipt.update({
    where: { id },
    data: { ...row, ...(contentHash && { contentHash }), updatedAt: new Date() },
  });
}

/** Progress of a running import, written outside its transaction. */
export async function updateProgress(
  db: Db,
  id: string,
  progress: Pick<Receipt, 'bytesRead' | 'received' | 'counted' | 'skipped' | 'kind' | 'format'>,
): Promise<void> {
  await db.receipt.updateMany({
    where: { id, status: 'running' },
    data: { ...progress, updatedAt: new Date() },
  });
}

/** Whether an upload is being taken in. */
export async function isTakingIn(db: Db): Promise<boolean> {
  const row = await db.receipt.findFirst({ where: { status: 'running' }, select: { id: true } });
  return row !== null;
}

/** A finished traffic import of the same content into the same API choice, if there was one. */
export async function findSameContent(db: Db, contentHash: string, exceptId: string): Promise<string | null> {
  const row = await db.receipt.findFirst({
    where: { contentHash, status: 'done', duplicateOf: null, id: { not: exceptId } },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Closes the receipts that are still called running though no process claims them (receipt-claims.ts). */
export async function failAbandoned(
  db: Db,
  problem: Receipt['problems'][number],
  now: Date,
): Promise<number> {
  return db.$executeRaw`
    WITH "unfinished" AS MATERIALIZED (SELECT "id" FROM "Receipt" WHERE "status" = 'running')
    UPDATE "Receipt" r
       SET "status" = 'failed', "finishedAt" = ${now}, "updatedAt" = ${now}, "problems" = ${JSON.stringify([problem])}::jsonb
      FROM "unfinished" u
     WHERE r."id" = u."id" AND pg_try_advisory_xact_lock(${CLAIMS}::int, hashtext(u."id"))`;
}

/** Newest first, keyset by start and id. */
export async function listReceipts(
  db: Db,
  limit: number,
  before: { startedAt: string; id: string } | null,
): Promise<Receipt[]> {
  const rows = await db.receipt.findMany({
    where: before
      ? {
          OR: [
            { startedAt: { lt: before.startedAt } },
            { startedAt: before.startedAt, id: { lt: before.id } },
          ],
        }
      : {},
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(toReceipt);
}

function toReceipt(row: Row): Receipt {
  return {
    id: row.id,
    source: row.source,
    file: row.file,
    kind: row.kind as Receipt['kind'],
    format: row.format,
    status: row.status as Receipt['status'],
    apis: row.apis,
    bytesRead: Number(row.bytesRead),
    bytesTotal: row.bytesTotal === null ? null : Number(row.bytesTotal),
    received: Number(row.received),
    counted: Number(row.counted),
    skipped: Number(row.skipped),
    skippedBy: row.skippedBy as unknown as Receipt['skippedBy'],
    operations: row.operations,
    endpointsAdded: row.endpointsAdded,
    endpointsTouched: row.endpointsTouched,
    problems: row.problems as unknown as Receipt['problems'],
    duplicateOf: row.duplicateOf,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    lastSeen: row.lastSeen?.toISOString() ?? null,
  };
}

function toRow(receipt: Receipt) {
  const { bytesRead, bytesTotal, received, counted, skipped, ...rest } = receipt;
  return {
    ...rest,
    bytesRead: BigInt(bytesRead),
    bytesTotal: bytesTotal === null ? null : BigInt(bytesTotal),
    received: BigInt(received),
    counted: BigInt(counted),
    skipped: BigInt(skipped),
  };
}
