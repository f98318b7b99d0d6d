import { guarded } from '@/lib/server/guard/guarded';
import { handleReportPdf } from '@/lib/server/report-door';

export const dynamic = 'force-dynamic';

export const GET = guarded(
  'reports.apiPdf',
  async (request, { params }: { params: Promise<{ id: string }> }) =>
    handleReportPdf(request, (await params).id),
);
