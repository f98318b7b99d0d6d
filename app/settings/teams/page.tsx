import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TeamSettings } from '@/components/settings/team-settings';
import { teamList } from '@/lib/client/account-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Teams' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([client.prefetchQuery(teamList(queries))]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamSettings />
    </HydrationBoundary>
  );
}
