import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { FindingsPage } from '@/components/findings/findings-page';
import { loadFindingsState, toFindingFilter } from '@/components/findings/findings-url';
import { me } from '@/lib/client/account-queries';
import { findingDetail, findingFacets, findingPages } from '@/lib/client/finding-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';
import { listRules } from '@/lib/services/list-rules';

export const metadata: Metadata = { title: 'Findings' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Prefetches what the address asks for. What fails here is asked again, and told, by the browser. */
export default async function Page({ searchParams }: PageProps) {
  const state = await loadFindingsState(searchParams);
  const filter = toFindingFilter(state);
  const { sort, finding } = state;
  const client = makeQueryClient();
  const queries = await pageQueries();
  await Promise.all([
    client.prefetchInfiniteQuery(findingPages({ filter, sort }, queries)),
    client.prefetchQuery(findingFacets(filter, queries)),
    client.prefetchQuery(me(queries)),
    finding !== null && client.prefetchQuery(findingDetail(finding, queries)),
  ]);
  const ruleTitles = Object.fromEntries(listRules().map(({ id, title }) => [id, title]));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FindingsPage ruleTitles={ruleTitles} />
    </HydrationBoundary>
  );
}
