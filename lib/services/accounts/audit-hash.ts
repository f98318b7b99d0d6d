import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { NewAuditRow } from '@/lib/data/accounts/audit';

/** What a row of the audit log says. */
export type AuditContent = Omit<NewAuditRow, 'previousHash' | 'hash'>;

/** SHA-256 (hex) over the hash of the row before and the row's content, in RFC 8785's one way of writing it. */
export function auditHash(previousHash: string, content: AuditContent): string {
  const { at, actorId, actor, via, action, target, detail } = content;
  const told = [previousHash, at.toISOString(), actorId, actor, via, action, target, detail];
  return createHash('sha256')
    .update(canonicalize(told) ?? '')
    .digest('hex');
}
