import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleArticle } from '@/components/rules/rule-article';
import { makeQueryClient } from '@/lib/client/query-client';
import { ruleSettings } from '@/lib/client/rule-queries';
import { pageQueries } from '@/lib/server/page-queries';
import { listRules } from '@/lib/services/list-rules';
import { ruleWords } from '@/lib/services/rule-words';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const rule = listRules().find((known) => known.id === id);
  return { title: rule ? `${rule.id} ${rule.title}` : 'Rules' };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const rule = listRules().find((known) => known.id === id);
  if (!rule) notFound();
  const queries = await pageQueries();
  const client = makeQueryClient();
  await client.prefetchQuery(ruleSettings(queries));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RuleArticle rule={rule} words={ruleWords(rule)} />
    </HydrationBoundary>
  );
}
