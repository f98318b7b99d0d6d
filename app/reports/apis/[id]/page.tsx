import { ORPCError } from '@orpc/client';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApiReportSheet } from '@/components/report/api-report-sheet';
import { makeQueryClient } from '@/lib/client/query-client';
import { apiReport } from '@/lib/client/report-queries';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Posture report' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const report = await makeQueryClient()
    .fetchQuery(apiReport(Number(id), await pageQueries()))
    .catch((error: unknown) => {
      if (error instanceof ORPCError && error.status === 404) notFound();
      throw error;
    });
  return <ApiReportSheet report={report} />;
}
