import { AuditExport } from '@/lib/contracts/audit';
import { auditTable, exportAudit } from '@/lib/services/accounts/audit-chain';
import { respondWithExport } from './export-response';

/** `GET /api/v1/audit/export`: all rows that the filter keeps, the oldest first. */
export function handleAuditExport(request: Request): Response {
  return respondWithExport(request, {
    name: 'audit',
    query: AuditExport,
    entries: exportAudit,
    table: auditTable,
  });
}
