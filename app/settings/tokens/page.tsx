import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TokenSettings } from '@/components/settings/token-settings';
import { tokenList } from '@/lib/client/account-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Tokens' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([client.prefetchQuery(tokenList(queries))]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TokenSettings />
    </HydrationBoundary>
  );
}
