import { type AuditRow, readAuditRows } from '@/lib/data/accounts/audit';
import { database } from '@/lib/data/client';
import { auditHash } from './audit-hash';

export interface AuditVerdict {
  /** Rows that fit, from the first on. */
  events: number;
  /** Hash of the last of them, `''` for none: kept elsewhere, it shows later that none was cut off. */
  head: string;
  /** The first row that does not fit, and why; `null`: the chain holds. */
  broken: { id: string; why: string } | null;
  /** Whether the head that was asked for is a row of the chain; `null` when none was. */
  hasHead: boolean | null;
}

const PAGE = 1000;

/**
 * Walks the audit log from its first row. A row that was changed does not give its own hash any more; where one was
 * taken out, put in or moved, the next does not follow. What the log alone cannot show is that its end was cut off:
 * `head`, a hash that was noted earlier, does. Holds a page of rows at a time.
 */
export async function verifyAudit(head?: string): Promise<AuditVerdict> {
  const verdict: AuditVerdict = {
    events: 0,
    head: '',
    broken: null,
    hasHead: head === undefined ? null : false,
  };
  let after = 0n;
  while (true) {
    const rows = await readAuditRows(database(), { after, limit: PAGE });
    for (const row of rows) {
      const why = misfit(row, verdict.head);
      if (why) return { ...verdict, broken: { id: String(row.id), why } };
      verdict.events++;
      verdict.head = row.hash;
      if (row.hash === head) verdict.hasHead = true;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return verdict;
    after = last.id;
  }
}

function misfit(row: AuditRow, previousHash: string): string | null {
  if (row.previousHash !== previousHash)
    return 'it does not follow the row before: one was taken out, put in or moved';
  return auditHash(previousHash, row) === row.hash ? null : 'its content was changed';
}
