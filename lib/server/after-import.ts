import type { Receipt } from '@/lib/contracts/receipt';
import { requestJudging, requestPosting } from '@/lib/jobs/background-link';
import { type Actor, viaOf } from '@/lib/services/accounts/actor';
import { auditAct } from '@/lib/services/accounts/audit';

/** APIs that the audit log names of one import. */
const MOST_NAMED = 20;

/** Has what an import brought taken in and judged soon, and writes it to the audit log where it belongs there. */
export async function afterImport(receipt: Receipt, actor: Actor | null): Promise<void> {
  // What came by the way of files is in the inventory already; live batches wait to be posted, and are judged after that.
  const isInInventory = receipt.kind === 'spec' || receipt.endpointsTouched > 0;
  await (isInInventory ? requestJudging() : requestPosting());
  await auditImport(receipt, actor);
}

/** Whatever changes what is declared, and what a person brings; traffic that programs deliver has its receipts. */
async function auditImport(receipt: Receipt, actor: Actor | null): Promise<void> {
  const { id, source, file, kind, apis, status, duplicateOf } = receipt;
  if (!actor || status === 'failed' || duplicateOf || (kind !== 'spec' && actor.token !== null)) return;
  const detail = { receipt: id, file, kind, apis: apis.slice(0, MOST_NAMED) };
  await auditAct({ actor, via: viaOf(actor), action: 'intake.batch', target: source, detail }, new Date());
}
