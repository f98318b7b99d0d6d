import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ExceptionsPage } from '@/components/governance/exceptions-page';
import { loadExceptionState } from '@/components/governance/exceptions-url';
import { exceptionList } from '@/lib/client/finding-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Exceptions' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { view } = await loadExceptionState(searchParams);
  const queries = await pageQueries();
  const client = makeQueryClient();
  await client.prefetchQuery(exceptionList(view, queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ExceptionsPage />
    </HydrationBoundary>
  );
}
