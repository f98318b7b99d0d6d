import type { Metadata } from 'next';
import { RuleList } from '@/components/rules/rule-list';
import { listRules } from '@/lib/services/list-rules';

export const metadata: Metadata = { title: 'Rules' };

export default function Page() {
  return <RuleList rules={listRules()} />;
}
