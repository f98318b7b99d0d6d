import { handleAuditExport } from '@/lib/server/audit-export';
import { guarded } from '@/lib/server/guard/guarded';

export const dynamic = 'force-dynamic';

export const GET = guarded('audit.export', handleAuditExport);
