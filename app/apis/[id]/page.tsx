import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ApiPage } from '@/components/api/api-page';
import { type ApiView, loadApiState } from '@/components/api/api-url';
import {
  apiCallers,
  apiOverlay,
  apiProfile,
  apiRevisions,
  apiScore,
  type RevisionChoice,
  revisionDiff,
  troubledEndpoints,
} from '@/lib/client/api-queries';
import { apiLifecycle } from '@/lib/client/lifecycle-queries';
import type { ApiQueries } from '@/lib/client/orpc';
import { makeQueryClient } from '@/lib/client/query-client';
import { readPageId } from '@/lib/server/page-id';
import { pageQueries } from '@/lib/server/page-queries';
import { nameOfApi } from '@/lib/services/inspect-api';

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Asked for the title and for the page: once a request. */
const nameOf = cache(nameOfApi);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageQueries();
  return { title: (await nameOf(await readPageId(params))) ?? 'No such API' };
}

/** Prefetches the head and the view that the address asks for. */
export default async function Page({ params, searchParams }: PageProps) {
  const id = await readPageId(params);
  const { view, ...choice } = await loadApiState(searchParams);
  const client = makeQueryClient();
  const queries = await pageQueries();
  if ((await nameOf(id)) === null) notFound();
  await Promise.all([
    client.prefetchQuery(apiProfile(id, queries)),
    ...viewQueries(id, view, choice, queries).map((options) => client.prefetchQuery(options as never)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ApiPage id={id} />
    </HydrationBoundary>
  );
}

function viewQueries(id: number, view: ApiView, choice: RevisionChoice, queries: ApiQueries): object[] {
  if (view === 'revisions') return [apiRevisions(id, queries), revisionDiff(id, choice, queries)];
  if (view === 'callers') return [apiCallers(id, queries)];
  if (view === 'lifecycle') return [apiLifecycle(id, queries)];
  if (view === 'overlay') return [apiOverlay(id, queries)];
  return [apiScore(id, queries), troubledEndpoints(id, queries)];
}
