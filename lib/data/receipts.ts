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
