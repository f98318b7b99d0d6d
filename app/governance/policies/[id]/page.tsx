import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PolicyPage } from '@/components/policies/policy-page';
import { policyDetail } from '@/lib/client/policy-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { readPageId } from '@/lib/server/page-id';
import { pageQueries } from '@/lib/server/page-queries';
import { titleOfPolicy } from '@/lib/services/policies/browse-policies';

interface PageProps {
  params: Promise<{ id: string }>;
}

/** Asked for the title and for the page: once a request. */
const titleOf = cache(titleOfPolicy);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageQueries();
  return { title: (await titleOf(await readPageId(params))) ?? 'No such policy' };
}

export default async function Page({ params }: PageProps) {
  const id = await readPageId(params);
  const client = makeQueryClient();
  const queries = await pageQueries();
  if ((await titleOf(id)) === null) notFound();
  await client.prefetchQuery(policyDetail(id, queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PolicyPage id={id} />
    </HydrationBoundary>
  );
}
