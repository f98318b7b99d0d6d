import { createHash } from 'node:crypto';
import type { AuditEvent } from '@/lib/contracts/account';
import { addAuditEvent, listAuditEvents, lockAuditChain } from '@/lib/data/accounts/audit';
import { type Db, database, inTransaction } from '@/lib/data/client';

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
  const { actor, via, action, target, detail } = entry;
  const previousHash = await lockAuditChain(db);
  const content = [
    previousHash,
    at.toISOString(),
    actor?.id ?? null,
    actor?.name ?? '',
    via,
    action,
    target,
    detail,
  ];
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  await addAuditEvent(db, {
    at,
    actorId: actor?.id ?? null,
    actor: actor?.name ?? '',
    via,
    action,
    target,
    detail,
    previousHash,
    hash,
  });
}

/** The same for what has no transaction of its own. */
export function auditAct(entry: AuditEntry, at: Date): Promise<void> {
  return inTransaction((db) => recordAudit(db, entry, at));
}

export async function browseAudit(input: {
  q?: string;
  limit: number;
  cursor?: string;
}): Promise<{ events: AuditEvent[]; nextCursor: string | null }> {
  const { q, limit, cursor } = input;
  const events = await listAuditEvents(database(), {
    q,
    limit,
    before: cursor === undefined ? undefined : BigInt(cursor),
  });
  return { events, nextCursor: events.length === limit ? (events.at(-1)?.id ?? null) : null };
}
