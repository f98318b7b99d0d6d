import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { textOf } from '@/components/policies/draft';
import { PolicyEditor } from '@/components/policies/policy-editor';
import { policyDetail, policyTrial } from '@/lib/client/policy-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { readPageId } from '@/lib/server/page-id';
import { pageQueries } from '@/lib/server/page-queries';
import { titleOfPolicy } from '@/lib/services/policies/browse-policies';

export const metadata: Metadata = { title: 'Change a policy' };

interface PageProps {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: PageProps) {
  const id = await readPageId(params);
  const client = makeQueryClient();
  const queries = await pageQueries();
  if ((await titleOfPolicy(id)) === null) notFound();
  const { policy, version } = await client.fetchQuery(policyDetail(id, queries));
  await client.prefetchQuery(policyTrial(textOf(policy), queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PolicyEditor initial={policy} stored={{ id, version }} />
    </HydrationBoundary>
  );
}
