import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { RuleChanges } from '@/components/settings/rule-changes';
import { makeQueryClient } from '@/lib/client/query-client';
import { ruleSettings } from '@/lib/client/rule-queries';
import { pageQueries } from '@/lib/server/page-queries';
import { listRules } from '@/lib/services/list-rules';

export const metadata: Metadata = { title: 'Changed rules' };

export default async function Page() {
  const queries = await pageQueries();
  const client = makeQueryClient();
  await client.prefetchQuery(ruleSettings(queries));
  const titles = Object.fromEntries(listRules().map(({ id, title }) => [id, title]));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RuleChanges titles={titles} />
    </HydrationBoundary>
  );
}
