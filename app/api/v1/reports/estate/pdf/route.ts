import { guarded } from '@/lib/server/guard/guarded';
import { handleReportPdf } from '@/lib/server/report-door';

export const dynamic = 'force-dynamic';

export const GET = guarded('reports.estatePdf', (request) => handleReportPdf(request, null));
