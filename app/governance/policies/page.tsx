import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PolicyList } from '@/components/policies/policy-list';
import { policyList } from '@/lib/client/policy-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Policies' };

export default async function Page() {
  const client = makeQueryClient();
  await client.prefetchQuery(policyList(await pageQueries()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PolicyList />
    </HydrationBoundary>
  );
}
