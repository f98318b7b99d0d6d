import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EndpointPage } from '@/components/endpoint/endpoint-page';
import { apisNamed } from '@/lib/client/api-queries';
import { endpointDetail, endpointHistory } from '@/lib/client/endpoint-queries';
import { findingsOfEndpoint } from '@/lib/client/finding-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';
import { readEndpointName } from '@/lib/services/inspect-endpoint';

interface PageProps {
  params: Promise<{ id: string }>;
}

async function readId(params: PageProps['params']): Promise<number> {
  const { id } = await params;
  const number = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
  if (number === 0) notFound();
  return number;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageQueries();
  return { title: (await readEndpointName(await readId(params)))?.endpoint ?? 'No such endpoint' };
}

export default async function Page({ params }: PageProps) {
  const id = await readId(params);
  const queries = await pageQueries();
  const name = await readEndpointName(id);
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
