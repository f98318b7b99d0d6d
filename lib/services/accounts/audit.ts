import type { AuditEvent, AuditFilter } from '@/lib/contracts/audit';
import { addAuditEvent, listAuditEvents, lockAuditChain } from '@/lib/data/accounts/audit';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { auditHash } from './audit-hash';

export interface AuditEntry {
  /** `null`: nobody who is known, or Gnomon itself. */
  actor: { id: string; name: string } | null;
  via: string;
  action: string;
  target: string;
  /** Names and numbers; never a secret. */
  detail: Record<string, unknown>;
}

/**
 * Appends to the audit log, in the transaction of what is recorded. Each event's hash (SHA-256) covers its content and
 * the hash before it, so that a changed or missing row shows.
 */
export async function recordAudit(db: Db, entry: AuditEntry, at: Date): Promise<void> {
  const { actor, ...told } = entry;
  const content = { ...told, at, actorId: actor?.id ?? null, actor: actor?.name ?? '' };
  const previousHash = await lockAuditChain(db);
  await addAuditEvent(db, { ...content, previousHash, hash: auditHash(previousHash, content) });
}

/** The same for what has no transaction of its own. */
export function auditAct(entry: AuditEntry, at: Date): Promise<void> {
  return inTransaction((db) => recordAudit(db, entry, at));
}

export async function browseAudit(
  query: AuditFilter & { limit: number; cursor?: string },
): Promise<{ events: AuditEvent[]; nextCursor: string | null }> {
  const { limit, cursor, ...filter } = query;
  const before = cursor === undefined ? undefined : BigInt(cursor);
  const events = await listAuditEvents(database(), filter, { limit, before });
  return { events, nextCursor: events.length === limit ? (events.at(-1)?.id ?? null) : null };
}
