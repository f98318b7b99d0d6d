import { handleFindingsExport } from '@/lib/server/findings-export';
import { guarded } from '@/lib/server/guard/guarded';

export const dynamic = 'force-dynamic';

export const GET = guarded('findings.export', handleFindingsExport);
