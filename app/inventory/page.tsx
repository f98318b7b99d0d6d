import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { InventoryPage } from '@/components/inventory/inventory-page';
import { loadInventoryState, toEndpointFilter } from '@/components/inventory/inventory-url';
import { endpointDetail, endpointFacets, endpointPages } from '@/lib/client/endpoint-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Inventory' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Prefetches what the address asks for. What fails here is asked again, and told, by the browser. */
export default async function Page({ searchParams }: PageProps) {
  const state = await loadInventoryState(searchParams);
  const filter = toEndpointFilter(state);
  const { sort, order, endpoint } = state;
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchInfiniteQuery(endpointPages({ filter, sort, order }, queries)),
    client.prefetchQuery(endpointFacets(filter, queries)),
    endpoint !== null && client.prefetchQuery(endpointDetail(endpoint, queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <InventoryPage />
    </HydrationBoundary>
  );
}
