import { RuleInfo } from '@/lib/contracts/rule';
import { RULES } from '@/lib/engine/rules/registry';

/** Every rule as people read it, by id. */
export function listRules(): RuleInfo[] {
  return RULES.map((rule) => RuleInfo.parse(rule));
}

/** The rules that have all the words in their id or title. */
export function findRules({ q = '', limit }: { q?: string; limit: number }): RuleInfo[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const has = ({ id, title }: RuleInfo, word: string) => `${id} ${title}`.toLowerCase().includes(word);
  return listRules()
    .filter((rule) => words.every((word) => has(rule, word)))
    .slice(0, limit);
}
