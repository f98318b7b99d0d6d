import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What a row of the audit log says. */
export interface AuditContent {
  at: Date;
  actorId: string | null;
  actor: string;
  via: string;
  action: string;
  target: string;
  detail: Record<string, unknown>;
}

/** SHA-256 (hex) over the hash of the row before and the row's content, in RFC 8785's one way of writing it. */
export function auditHash(previousHash: string, content: AuditContent): string {
  const { at, actorId, actor, via, action, target, detail } = content;
  const told = [previousHash, at.toISOString(), actorId, actor, via, action, target, detail];
  return createHash('sha256')
    .update(canonicalize(told) ?? '')
    .digest('hex');
}
