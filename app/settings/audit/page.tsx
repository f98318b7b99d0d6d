import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AuditLog } from '@/components/settings/audit-log';
import { auditPages } from '@/lib/client/account-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Audit log' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await client.prefetchInfiniteQuery(auditPages('', queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditLog />
    </HydrationBoundary>
  );
}
