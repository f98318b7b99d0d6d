import type { Clearing, RuleInfo, RuleNeeds } from '@/lib/contracts/rule';
import { owaspRisk } from '@/lib/engine/lexicon/owasp';
import { RULES } from '@/lib/engine/rules/registry';

/** What each condition means, to be read after "clears when". */
const CLEARS: Readonly<Record<Clearing, string>> = {
  revision: 'a newer revision of the document no longer shows it',
  'clean-traffic': 'at least 50 newer successes over 7 days do not show it',
  silence: 'it is silent, or answers only 404, 405 and 410, for 14 days while its host is still observed',
  metadata: 'what was missing is recorded',
  request: 'any request is seen',
  'month-without': '30 days of observed traffic are without it',
  delivery: 'the source delivers again',
};

const NEEDS: Readonly<Record<RuleNeeds, string>> = {
  spec: 'a spec',
  traffic: 'traffic',
  both: 'a spec and traffic',
  metadata: 'records kept of the API',
};

/** What a rule's codes mean in words, for pages and documents. */
export function ruleWords({ needs, clears, owasp }: Pick<RuleInfo, 'needs' | 'clears' | 'owasp'>): {
  needs: string;
  clears: string[];
  risk: { label: string; url: string };
} {
  return { needs: NEEDS[needs], clears: clears.map((clearing) => CLEARS[clearing]), risk: owaspRisk(owasp) };
}

const TITLES = new Map(RULES.map(({ id, title }) => [id, title]));

/** What a rule is called; one that this version does not know, by its id. */
export function titleOf(rule: string): string {
  return TITLES.get(rule) ?? rule;
}
