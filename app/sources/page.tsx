import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { SourcesPage } from '@/components/sources/sources-page';
import { sourceList } from '@/lib/client/estate-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { receiptPages } from '@/lib/client/receipt-queries';
import { pageQueries } from '@/lib/server/page-queries';
import { CONNECT_GUIDES } from '@/lib/services/connect-guides';
import { listFormats } from '@/lib/services/list-formats';

export const metadata: Metadata = { title: 'Sources' };

export default async function Page() {
  const client = makeQueryClient();
  const queries = await pageQueries();
  await Promise.all([
    client.prefetchQuery(sourceList(queries)),
    client.prefetchInfiniteQuery(receiptPages(queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourcesPage formats={listFormats()} guides={CONNECT_GUIDES} />
    </HydrationBoundary>
  );
}
