import type { FindingStatus } from '@/lib/contracts/finding';
import type { TicketState } from '@/lib/contracts/tracker';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { statusCodes } from './findings';

export interface StoredTicket {
  id: number;
  trackerId: number;
  findingId: number;
  marker: string;
  state: TicketState;
  key: string | null;
  label: string | null;
  url: string | null;
  /** Status of its finding that the tracker was told last. */
  told: FindingStatus | null;
  requestedBy: string;
  requestedAt: Date;
  attempts: number;
  error: string | null;
}

export type TicketParts = Partial<
  Pick<StoredTicket, 'state' | 'key' | 'label' | 'url' | 'told' | 'attempts' | 'error'> & {
    nextAttemptAt: Date | null;
  }
>;

/** The oldest first. */
export async function listTicketsOf(db: Db, findingId: number): Promise<StoredTicket[]> {
  return (await db.ticket.findMany({ where: { findingId }, orderBy: { id: 'asc' } })).map(toTicket);
}

/** Wants a ticket of a finding in a tracker; one that is there already is given back as it is. */
export async function wantTicket(
  db: Db,
  place: { findingId: number; trackerId: number },
  { name, now }: { name: string; now: Date },
): Promise<StoredTicket> {
  const row = await db.ticket.upsert({
    where: { findingId_trackerId: place },
    create: { ...place, requestedBy: name, requestedAt: now, nextAttemptAt: now },
    update: {},
  });
  return toTicket(row);
}

export async function readTicket(db: Db, id: number): Promise<StoredTicket | null> {
  const row = await db.ticket.findUnique({ where: { id } });
  return row && toTicket(row);
}

/** Of one that is gone nothing is written. */
export async function updateTicket(db: Db, id: number, { told, ...parts }: TicketParts): Promise<void> {
  const data = {
    ...parts,
    ...(told !== undefined && { told: told === null ? null : statusCodes.code(told) }),
  };
  await db.ticket.updateMany({ where: { id }, data });
}

/** Tickets that are to be made now, the longest wanted first. */
export async function listWanted(
  db: Db,
  trackerId: number,
  now: Date,
  limit: number,
): Promise<StoredTicket[]> {
  const rows = await db.ticket.findMany({
    where: { trackerId, state: 'wanted', nextAttemptAt: { lte: now } },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map(toTicket);
}

/** Those of these keys, and those of these markers that have no key yet. */
export async function findTickets(
  db: Db,
  trackerId: number,
  { keys, markers }: { keys: readonly string[]; markers: readonly string[] },
): Promise<StoredTicket[]> {
  const rows = await db.ticket.findMany({
    where: { trackerId, OR: [{ key: { in: [...keys] } }, { key: null, marker: { in: [...markers] } }] },
  });
  return rows.map(toTicket);
}

/** Tickets whose finding has another status than the tracker was told, whatever is to be said of it. */
export async function listUntold(
  db: Db,
  trackerId: number,
  now: Date,
  limit: number,
): Promise<{ ticket: StoredTicket; status: FindingStatus }[]> {
  const rows = await db.$queryRaw<(Prisma.TicketGetPayload<object> & { status: number })[]>`
    SELECT t.*, f."status" FROM "Ticket" t JOIN "Finding" f ON f."id" = t."findingId"
     WHERE t."trackerId" = ${trackerId} AND t."state" IN ('open', 'closed') AND t."told" IS DISTINCT FROM f."status"
       AND (t."nextAttemptAt" IS NULL OR t."nextAttemptAt" <= ${now})
     ORDER BY t."id" LIMIT ${limit}`;
  return rows.map(({ status, ...row }) => ({ ticket: toTicket(row), status: statusCodes.word(status) }));
}

/** By tracker: tickets that are open there, and those that could not be made or changed. */
export async function countTickets(db: Db): Promise<Map<number, { open: number; failing: number }>> {
  const rows = await db.$queryRaw<{ trackerId: number; open: number; failing: number }[]>`
    SELECT "trackerId", (count(*) FILTER (WHERE "state" = 'open'))::int AS "open",
           (count(*) FILTER (WHERE "error" IS NOT NULL))::int AS "failing"
      FROM "Ticket" GROUP BY "trackerId"`;
  return new Map(rows.map(({ trackerId, ...counts }) => [trackerId, counts]));
}

function toTicket({ told, state, nextAttemptAt: _, ...row }: Prisma.TicketGetPayload<object>): StoredTicket {
  return { ...row, state: state as TicketState, told: told === null ? null : statusCodes.word(told) };
}
