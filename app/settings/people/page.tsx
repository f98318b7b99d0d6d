import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PeopleSettings } from '@/components/settings/people-settings';
import { openLinks, peopleList, teamList } from '@/lib/client/account-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'People' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchQuery(peopleList(queries)),
    client.prefetchQuery(openLinks(queries)),
    client.prefetchQuery(teamList(queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PeopleSettings />
    </HydrationBoundary>
  );
}
