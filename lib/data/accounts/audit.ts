import type { AuditEvent } from '@/lib/contracts/account';
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
  { after, limit }: { after: bigint; limit: number },
): Promise<AuditRow[]> {
  const rows = await db.auditEvent.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map((row) => ({ ...row, detail: row.detail as Record<string, unknown> }));
}

/** Newest first, before the event `before`. */
export async function listAuditEvents(
  db: Db,
  { q, limit, before }: { q?: string; limit: number; before?: bigint },
): Promise<AuditEvent[]> {
  const holds = { contains: q, mode: 'insensitive' } as const;
  const rows = await db.auditEvent.findMany({
    where: {
      id: before === undefined ? undefined : { lt: before },
      OR: q ? [{ actor: holds }, { action: holds }, { target: holds }] : undefined,
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ id, at, actor, via, action, target }) => ({
    id: String(id),
    at: at.toISOString(),
    actor,
    via,
    action,
    target,
  }));
}
