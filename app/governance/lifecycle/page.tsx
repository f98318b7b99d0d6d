import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { LifecyclePage } from '@/components/lifecycle/lifecycle-page';
import { loadLifecycleState } from '@/components/lifecycle/lifecycle-url';
import { lifecycleBoard } from '@/lib/client/lifecycle-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Lifecycle' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { q } = await loadLifecycleState(searchParams);
  const queries = await pageQueries();
  const client = makeQueryClient();
  await client.prefetchQuery(lifecycleBoard(q.trim(), queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LifecyclePage />
    </HydrationBoundary>
  );
}
