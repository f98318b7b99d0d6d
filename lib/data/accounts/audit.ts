import type { AuditEvent, AuditFilter } from '@/lib/contracts/audit';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from '../client';

export interface NewAuditRow {
  at: Date;
  actorId: string | null;
  actor: string;
  via: string;
  action: string;
  target: string;
  detail: Record<string, unknown>;
  previousHash: string;
  hash: string;
}

export interface AuditRow extends NewAuditRow {
  id: bigint;
}

const DAY_MS = 86_400_000;
/** Held until the transaction ends, so that each event follows one other. */
const CHAIN_LOCK = 7_264_913;

/** Locks the chain and returns the hash of its last event, `''` for none. */
export async function lockAuditChain(db: Db): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK}::bigint)`;
  const last = await db.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { hash: true } });
  return last?.hash ?? '';
}

export async function addAuditEvent(db: Db, row: NewAuditRow): Promise<void> {
  await db.auditEvent.create({ data: { ...row, detail: row.detail as object } });
}

/** Oldest first, after the row `after`, as they are chained. */
export async function readAuditRows(
  db: Db,
  { after, limit, filter = {} }: { after: bigint; limit: number; filter?: AuditFilter },
): Promise<AuditRow[]> {
  const rows = await db.auditEvent.findMany({
    where: { ...whereOf(filter), id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map((row) => ({ ...row, detail: row.detail as Record<string, unknown> }));
}

/** Newest first, before the event `before`. */
export async function listAuditEvents(
  db: Db,
  filter: AuditFilter,
  { limit, before }: { limit: number; before?: bigint },
): Promise<AuditEvent[]> {
  const rows = await db.auditEvent.findMany({
    where: { ...whereOf(filter), id: before === undefined ? undefined : { lt: before } },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ id, at, actor, via, action, target, detail }) => ({
    id: String(id),
    at: at.toISOString(),
    actor,
    via,
    action,
    target,
    detail: detail as Record<string, unknown>,
  }));
}

function whereOf({ q, who, action, from, to }: AuditFilter): Prisma.AuditEventWhereInput {
  const holds = (text: string) => ({ contains: text, mode: 'insensitive' }) as const;
  return {
    AND: [
      q ? { OR: [{ actor: holds(q) }, { action: holds(q) }, { target: holds(q) }] } : {},
      who ? { actor: holds(who) } : {},
      action ? { OR: [{ action }, { action: { startsWith: `${action}.` } }] } : {},
      { at: { gte: from && new Date(from), lt: to && new Date(Date.parse(to) + DAY_MS) } },
    ],
  };
}
