import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AssignmentSettings } from '@/components/settings/assignment-settings';
import { assignmentRules, peopleNames, teamList } from '@/lib/client/account-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Assignment' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchQuery(assignmentRules(queries)),
    client.prefetchQuery(peopleNames(queries)),
    client.prefetchQuery(teamList(queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AssignmentSettings />
    </HydrationBoundary>
  );
}
