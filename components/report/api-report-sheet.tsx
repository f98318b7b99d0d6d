import type { ApiReport } from '@/lib/contracts/report';
import { ReportSheet } from './report-sheet';

export function ApiReportSheet({ report }: { report: ApiReport }) {
  const { apiId, api, stewardship } = report;
  const owner = stewardship.team ? `Owned by ${stewardship.team.name}` : 'No owner recorded';
  const exposure = stewardship.exposure ? `${stewardship.exposure} exposure` : 'exposure not recorded';
  return (
    <ReportSheet
      title={api}
      subtitle={`${owner}, ${exposure}`}
      pdf={`/api/v1/reports/apis/${apiId}/pdf`}
      report={report}
    />
  );
}
