import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EndpointPage } from '@/components/endpoint/endpoint-page';
import { apisNamed } from '@/lib/client/api-queries';
import { endpointDetail, endpointHistory } from '@/lib/client/endpoint-queries';
import { findingsOfEndpoint } from '@/lib/client/finding-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { readPageId } from '@/lib/server/page-id';
import { pageQueries } from '@/lib/server/page-queries';
import { readEndpointName } from '@/lib/services/inspect-endpoint';

interface PageProps {
  params: Promise<{ id: string }>;
}

/** Asked for the title and for the page: once a request. */
const nameOf = cache(readEndpointName);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageQueries();
  return { title: (await nameOf(await readPageId(params)))?.endpoint ?? 'No such endpoint' };
}

export default async function Page({ params }: PageProps) {
  const id = await readPageId(params);
  const queries = await pageQueries();
  const name = await nameOf(id);
  if (name === null) notFound();
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchQuery(endpointDetail(id, queries)),
    client.prefetchQuery(findingsOfEndpoint(id, undefined, queries)),
    client.prefetchQuery(endpointHistory(id, queries)),
    client.prefetchQuery(apisNamed(name.api, queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EndpointPage id={id} />
    </HydrationBoundary>
  );
}
