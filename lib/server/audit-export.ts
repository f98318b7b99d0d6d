import { AuditExport } from '@/lib/contracts/audit';
import { auditTable, exportAudit } from '@/lib/services/accounts/audit-chain';
import { listWriters } from '@/lib/services/exports/writers';
import { respondWithExport } from './export-response';

/** `GET /api/v1/audit/export`: all rows that the filter keeps, the oldest first. */
export function handleAuditExport(request: Request): Response {
  return respondWithExport<AuditExport>(request, {
    name: 'audit',
    query: AuditExport,
    writers: listWriters<AuditExport>(exportAudit, auditTable),
  });
}
