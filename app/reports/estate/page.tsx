import type { Metadata } from 'next';
import { EstateReportSheet } from '@/components/report/estate-report-sheet';
import { makeQueryClient } from '@/lib/client/query-client';
import { estateReport } from '@/lib/client/report-queries';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Posture report of the estate' };

export default async function Page() {
  const report = await makeQueryClient().fetchQuery(estateReport(await pageQueries()));
  return <EstateReportSheet report={report} />;
}
