import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TrackerSettings } from '@/components/trackers/tracker-settings';
import { makeQueryClient } from '@/lib/client/query-client';
import { trackerList } from '@/lib/client/tracker-queries';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Trackers' };

export default async function Page() {
  const client = makeQueryClient();
  await client.prefetchQuery(trackerList(await pageQueries()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TrackerSettings />
    </HydrationBoundary>
  );
}
