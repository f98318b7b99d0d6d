import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { SourcesPage } from '@/components/sources/sources-page';
import { sourceList } from '@/lib/client/estate-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';
import { CONNECT_GUIDES } from '@/lib/services/connect-guides';
import { listFormats } from '@/lib/services/list-formats';

export const metadata: Metadata = { title: 'Sources' };

export default async function Page() {
  const client = makeQueryClient();
  await client.prefetchQuery(sourceList(await pageQueries()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourcesPage formats={listFormats()} guides={CONNECT_GUIDES} />
    </HydrationBoundary>
  );
}
