import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ApisPage } from '@/components/api/apis-page';
import { loadApisState } from '@/components/api/apis-url';
import { apiPages } from '@/lib/client/api-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'APIs' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { q, ...order } = await loadApisState(searchParams);
  const client = makeQueryClient();
  await client.prefetchInfiniteQuery(apiPages({ q: q.trim(), ...order }, await pageQueries()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ApisPage />
    </HydrationBoundary>
  );
}
