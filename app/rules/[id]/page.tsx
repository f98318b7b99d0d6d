import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleArticle } from '@/components/rules/rule-article';
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
  return <RuleArticle rule={rule} words={ruleWords(rule)} />;
}
