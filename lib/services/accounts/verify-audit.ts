import type { AuditVerdict } from '@/lib/contracts/audit';
import type { NewAuditRow } from '@/lib/data/accounts/audit';
import { readAuditChain } from './audit-chain';
import { auditHash } from './audit-hash';

/** A row with what chains it, wherever it was kept. */
export interface ChainedRow extends NewAuditRow {
  id: bigint | string;
}

/** A verdict against a head that was noted earlier. */
export interface HeadVerdict extends AuditVerdict {
  /** Whether the head that was asked for is a row of the chain; `null` when none was. */
  hasHead: boolean | null;
}

/** Walks the audit log of the inventory from its first row. */
export function verifyAudit(head?: string): Promise<HeadVerdict> {
  return verifyChain(readAuditChain(), { head, start: '' });
}

/**
 * Walks rows in their order. A row that was changed does not give its own hash any more; where one was taken out, put in
 * or moved, the next does not follow. What rows alone cannot show is that their end was cut off: `head`, a hash that was
 * noted earlier, does. `start`: the hash that the first row has to follow; without it, whichever it names.
 */
export async function verifyChain(
  rows: AsyncIterable<ChainedRow>,
  { head, start }: { head?: string; start?: string },
): Promise<HeadVerdict> {
  const verdict: HeadVerdict = {
    events: 0,
    head: start ?? '',
    broken: null,
    hasHead: head === undefined ? null : false,
  };
  for await (const row of rows) {
    const before = verdict.events === 0 && start === undefined ? row.previousHash : verdict.head;
    const why = misfit(row, before);
    if (why) return { ...verdict, broken: { id: String(row.id), why } };
    verdict.events++;
    verdict.head = row.hash;
    if (row.hash === head) verdict.hasHead = true;
  }
  return verdict;
}

function misfit(row: ChainedRow, previousHash: string): string | null {
  if (row.previousHash !== previousHash)
    return 'it does not follow the row before: one was taken out, put in or moved';
  return auditHash(previousHash, row) === row.hash ? null : 'its content was changed';
}
