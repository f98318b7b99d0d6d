import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { DestinationSettings } from '@/components/destinations/destination-settings';
import { teamList } from '@/lib/client/account-queries';
import { destinationList } from '@/lib/client/destination-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchQuery(destinationList(queries)),
    client.prefetchQuery(teamList(queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DestinationSettings />
    </HydrationBoundary>
  );
}
