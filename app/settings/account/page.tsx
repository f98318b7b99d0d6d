import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AccountSettings } from '@/components/settings/account-settings';
import { mailChoice, me, ownSessions } from '@/lib/client/account-queries';
import { makeQueryClient } from '@/lib/client/query-client';
import { pageQueries } from '@/lib/server/page-queries';

export const metadata: Metadata = { title: 'Account' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await Promise.all([
    client.prefetchQuery(ownSessions(queries)),
    client.prefetchQuery(me(queries)),
    client.prefetchQuery(mailChoice(queries)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AccountSettings />
    </HydrationBoundary>
  );
}
