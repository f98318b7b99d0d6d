import type { Receipt } from '@/lib/contracts/receipt';
import { type Actor, viaOf } from '@/lib/services/accounts/actor';
import { auditAct } from '@/lib/services/accounts/audit';

/** APIs that the audit log names of one import. */
const MOST_NAMED = 20;

/**
 * Writes an import down that changes what is declared, by anyone, or that a person brings; traffic that programs deliver
 * has its receipts.
 */
export async function auditImport(receipt: Receipt, actor: Actor | null): Promise<void> {
  const { id, source, file, kind, apis, status, duplicateOf } = receipt;
  if (!actor || status === 'failed' || duplicateOf || (kind !== 'spec' && actor.token !== null)) return;
  const detail = { receipt: id, file, kind, apis: apis.slice(0, MOST_NAMED) };
  await auditAct({ actor, via: viaOf(actor), action: 'intake.batch', target: source, detail }, new Date());
}
