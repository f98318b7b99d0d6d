import type { AuditFilter, AuditLine } from '@/lib/contracts/audit';
import { type AuditRow, readAuditRows } from '@/lib/data/accounts/audit';
import { database } from '@/lib/data/client';
import { csvHeader, csvLine } from '../csv';

const PAGE = 1000;

/** The rows of the audit log that a filter keeps, in the order in which they are chained, a page in memory at a time. */
export async function* readAuditChain(filter: AuditFilter = {}): AsyncGenerator<AuditRow> {
  let after = 0n;
  let isMore = true;
  while (isMore) {
    const rows = await readAuditRows(database(), { after, limit: PAGE, filter });
    yield* rows;
    after = rows.at(-1)?.id ?? after;
    isMore = rows.length === PAGE;
  }
}

/** The same as they are taken away. */
export async function* exportAudit(filter: AuditFilter): AsyncGenerator<AuditLine> {
  for await (const { id, at, ...row } of readAuditChain(filter))
    yield { id: String(id), at: at.toISOString(), ...row };
}

/** The same as the text of a CSV file, for people: what chains the rows is in the lines alone. */
export async function* auditTable(filter: AuditFilter): AsyncGenerator<string> {
  yield csvHeader(['id', 'at', 'actor', 'via', 'action', 'target', 'detail']);
  for await (const { id, at, actor, via, action, target, detail } of exportAudit(filter))
    yield csvLine([id, at, actor, via, action, target, JSON.stringify(detail)]);
}
