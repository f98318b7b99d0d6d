import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AuditLog } from '@/components/settings/audit-log';
import { loadAuditState, toAuditFilter } from '@/components/settings/audit-url';
import { auditPages } from '@/lib/client/account-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Audit log' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const state = await loadAuditState(searchParams);
  const queries = await pageQueries();
  const client = makeQueryClient();
  await client.prefetchInfiniteQuery(auditPages(toAuditFilter(state), queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditLog />
    </HydrationBoundary>
  );
}
