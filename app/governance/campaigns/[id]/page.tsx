import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CampaignPage } from '@/components/campaigns/campaign-page';
import { loadCampaignState } from '@/components/campaigns/campaign-url';
import {
  campaignComparison,
  campaignDetail,
  campaignItem,
  campaignItems,
} from '@/lib/client/campaign-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { readPageId } from '@/lib/server/page-id';
import { pageQueries } from '@/lib/server/page-queries';
import { titleOfCampaign } from '@/lib/services/campaigns/browse-campaigns';

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Asked for the title and for the page: once a request. */
const titleOf = cache(titleOfCampaign);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageQueries();
  return { title: (await titleOf(await readPageId(params))) ?? 'No such review' };
}

/** Prefetches what the address asks for. */
export default async function Page({ params, searchParams }: PageProps) {
  const id = await readPageId(params);
  const { item, since, ...filter } = await loadCampaignState(searchParams);
  const client = makeQueryClient();
  const queries = await pageQueries();
  if ((await titleOf(id)) === null) notFound();
  await Promise.all([
    client.prefetchQuery(campaignDetail(id, queries)),
    client.prefetchInfiniteQuery(campaignItems(id, filter, queries)),
    item !== null && client.prefetchQuery(campaignItem(id, item, queries)),
    since !== null && client.prefetchQuery(campaignComparison(id, since, queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignPage id={id} />
    </HydrationBoundary>
  );
}
