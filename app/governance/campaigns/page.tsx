import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { CampaignList } from '@/components/campaigns/campaign-list';
import { campaignPages, waitingCampaigns } from '@/lib/client/campaign-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Reviews' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchInfiniteQuery(campaignPages(queries)),
    client.prefetchQuery(waitingCampaigns(queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignList />
    </HydrationBoundary>
  );
}
