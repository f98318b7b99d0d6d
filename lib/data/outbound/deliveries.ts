import type { DeliveryStatus } from '@/lib/contracts/destination';
import type { Db } from '../client';
import { type OutboxRow, toOutboxRow } from './outbox';

export interface StoredDelivery {
  id: bigint;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt: Date;
  deliveredAt: Date | null;
  answer: number | null;
  error: string | null;
  event: OutboxRow;
}

/** What is due to a destination, in the order in which it happened. */
export async function readDue(
  db: Db,
  destinationId: number,
  { now, limit }: { now: Date; limit: number },
): Promise<StoredDelivery[]> {
  const rows = await db.delivery.findMany({
    where: { destinationId, status: 'pending', nextAttemptAt: { lte: now } },
    orderBy: { id: 'asc' },
    take: limit,
    include: { event: true },
  });
  return rows.map(toDelivery);
}

/** The receiver has them. */
export async function markDelivered(
  db: Db,
  ids: readonly bigint[],
  { answer, now }: { answer: number | null; now: Date },
): Promise<void> {
  await db.delivery.updateMany({
    where: { id: { in: [...ids] } },
    data: { status: 'delivered', attempts: { increment: 1 }, deliveredAt: now, answer, error: null },
  });
}

/** An attempt came to nothing; without a next one the delivery is dead. */
export async function markFailed(
  db: Db,
  id: bigint,
  { nextAttemptAt, answer, error }: { nextAttemptAt: Date | null; answer: number | null; error: string },
): Promise<void> {
  await db.delivery.updateMany({
    where: { id },
    data: {
      attempts: { increment: 1 },
      answer,
      error,
      ...(nextAttemptAt === null ? { status: 'dead' } : { nextAttemptAt }),
    },
  });
}

/** Newest first, before the delivery `before`. */
export async function listDeliveries(
  db: Db,
  destinationId: number,
  { status, limit, before }: { status?: DeliveryStatus; limit: number; before?: bigint },
): Promise<StoredDelivery[]> {
  const rows = await db.delivery.findMany({
    where: { destinationId, status, id: before === undefined ? undefined : { lt: before } },
    orderBy: { id: 'desc' },
    take: limit,
    include: { event: true },
  });
  return rows.map(toDelivery);
}

export interface DeliveryCounts {
  destinationId: number;
  pending: number;
  dead: number;
  lastDeliveredAt: Date | null;
}

export async function countDeliveries(db: Db): Promise<DeliveryCounts[]> {
  return db.$queryRaw<DeliveryCounts[]>`
    SELECT "destinationId", count(*) FILTER (WHERE "status" = 'pending')::int AS "pending",
           count(*) FILTER (WHERE "status" = 'dead')::int AS "dead", max("deliveredAt") AS "lastDeliveredAt"
      FROM "Delivery" GROUP BY "destinationId"`;
}

/** Gives deliveries all their attempts again, due at once: one that is not pending, or all that are dead. Returns how many. */
export async function replayDeliveries(
  db: Db,
  destinationId: number,
  { delivery, now }: { delivery?: bigint; now: Date },
): Promise<number> {
  const { count } = await db.delivery.updateMany({
    where:
      delivery === undefined
        ? { destinationId, status: 'dead' }
        : { destinationId, id: delivery, status: { not: 'pending' } },
    data: { status: 'pending', attempts: 0, nextAttemptAt: now },
  });
  return count;
}

function toDelivery({
  status,
  event,
  ...row
}: Omit<StoredDelivery, 'status' | 'event'> & {
  status: string;
  event: Parameters<typeof toOutboxRow>[0];
}): StoredDelivery {
  const { id, attempts, nextAttemptAt, deliveredAt, answer, error } = row;
  return {
    id,
    attempts,
    nextAttemptAt,
    deliveredAt,
    answer,
    error,
    status: status as DeliveryStatus,
    event: toOutboxRow(event),
  };
}
