import { RuleInfo } from '@/lib/contracts/rule';
import { RULES } from '@/lib/engine/rules/registry';

/** Every rule as people read it, by id. */
export function listRules(): RuleInfo[] {
  return RULES.map((rule) => RuleInfo.parse(rule));
}
