import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { OverviewPage } from '@/components/overview/overview-page';
import { estateOverview } from '@/lib/client/estate-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: { absolute: 'Overview · Gnomon' } };

export default async function Page() {
  const client = makeQueryClient();
  await client.prefetchQuery(estateOverview(await pageQueries()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OverviewPage />
    </HydrationBoundary>
  );
}
