import type { FindingEvent, Verification } from '@/lib/contracts/finding';
import type { OutboundEvent, ToldFinding } from '@/lib/contracts/outbound-event';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from '../client';
import { severityCodes, statusCodes } from '../findings';

/** What happened, as the triggers wrote it down. */
export interface OutboxRow extends Pick<OutboundEvent, 'id' | 'at' | 'actor' | 'api'> {
  /** Of the history of the finding; `appeared`: an API did. */
  cause: FindingEvent['kind'] | 'appeared';
  finding: Omit<ToldFinding, 'title'> | null;
}

interface Facts {
  id: number;
  rule: string;
  severity: number;
  status: number;
  was: number | null;
  verification: Verification | null;
  method: string | null;
  path: string | null;
  assignee: string | null;
}

/** Held while deliveries are written: of two at once the one with fewer events would be done first, out of turn. */
const ROUTING_LOCK = 7_264_914;

/** Events whose deliveries are not written yet, oldest first. Others wait until the transaction ends. */
export async function takeUnrouted(db: Db, limit: number): Promise<(OutboxRow & { row: bigint })[]> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${ROUTING_LOCK}::bigint)`;
  const rows = await db.$queryRaw<Prisma.OutboxEventGetPayload<object>[]>`
    SELECT * FROM "OutboxEvent" WHERE NOT "isRouted" ORDER BY "id" LIMIT ${limit}`;
  return rows.map((row) => ({ row: row.id, ...toOutboxRow(row) }));
}

export async function markRouted(db: Db, rows: readonly bigint[]): Promise<void> {
  await db.outboxEvent.updateMany({ where: { id: { in: [...rows] } }, data: { isRouted: true } });
}

/** Due at once; of an event that a destination has already nothing is written. */
export async function addDeliveries(
  db: Db,
  deliveries: readonly { destinationId: number; eventId: bigint }[],
  now: Date,
): Promise<void> {
  const data = deliveries.map((delivery) => ({ ...delivery, nextAttemptAt: now }));
  await db.delivery.createMany({ data, skipDuplicates: true });
}

/** Forgets what nobody is to be told, and what happened before, whatever became of it. */
export async function pruneOutbox(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "OutboxEvent" e
     WHERE e."at" < ${before}
        OR (e."isRouted" AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."eventId" = e."id"))`;
}

export function toOutboxRow(row: Prisma.OutboxEventGetPayload<object>): OutboxRow {
  const { uuid, at, cause, actor, apiId, api, teamId, team, finding } = row;
  return {
    id: uuid,
    at: at.toISOString(),
    cause: cause as OutboxRow['cause'],
    actor,
    api: { id: apiId, name: api, teamId, team },
    finding: finding === null ? null : toFinding(finding as unknown as Facts),
  };
}

function toFinding({ severity, status, was, ...facts }: Facts): OutboxRow['finding'] {
  return {
    ...facts,
    severity: severityCodes.word(severity),
    status: statusCodes.word(status),
    previousStatus: was === null ? null : statusCodes.word(was),
  };
}
