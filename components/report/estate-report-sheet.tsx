import { formatQuantity } from '@/components/ui/format';
import type { EstateReport } from '@/lib/contracts/report';
import { ApiTable } from './api-table';
import { ReportSheet } from './report-sheet';

export function EstateReportSheet({ report }: { report: EstateReport }) {
  const { rated, unrated, apis, more } = report;
  const subtitle = `${formatQuantity(rated, 'API')} rated${unrated > 0 ? `, ${unrated} unrated` : ''}`;
  return (
    <ReportSheet title="The estate" subtitle={subtitle} pdf="/api/v1/reports/estate/pdf" report={report}>
      <ApiTable apis={apis} more={more} />
    </ReportSheet>
  );
}
