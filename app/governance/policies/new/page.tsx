import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { textOf } from '@/components/policies/draft';
import { EXAMPLES, NEW_POLICY } from '@/components/policies/examples';
import { PolicyEditor } from '@/components/policies/policy-editor';
import { policyTrial } from '@/lib/client/policy-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'New policy' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { example } = await searchParams;
  const initial = EXAMPLES.find(({ name }) => name === example) ?? NEW_POLICY;
  const client = makeQueryClient();
  const queries = await pageQueries();
  if (initial !== NEW_POLICY) await client.prefetchQuery(policyTrial(textOf(initial), queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PolicyEditor initial={initial} stored={null} />
    </HydrationBoundary>
  );
}
