import type { Clearing, RuleInfo, RuleNeeds } from '@/lib/contracts/rule';
import { owaspRisk } from '@/lib/engine/lexicon/owasp';
import { RULES } from '@/lib/engine/rules/registry';

/** What each condition means, as a sentence's end after "It clears when". */
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

/** docs/rules.md: every rule of the registry, in its order. */
export function renderRules(): string {
  const rows = RULES.map(
    ({ id, title, severity, needs }) =>
      `| [${id}](#${anchorOf(id, title)}) | ${title} | ${severity} | ${NEEDS[needs]} |`,
  );
  return [
    '# Rules',
    '',
    '<!-- Generated from the registry by `npm run docs`. Change the rule, not this page. -->',
    '',
    'A rule fires at one place and cites its evidence. Below 5 successful responses over 2 days it still fires, with low confidence. What a source cannot show is called unobservable, and no rule fires on it.',
    '',
    '| Rule | Title | Severity | Needs |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...RULES.flatMap(renderRule),
    '',
  ].join('\n');
}

function renderRule(rule: RuleInfo): string[] {
  const { label, url } = owaspRisk(rule.owasp);
  const parameters = Object.entries(rule.parameters).map(
    ([name, { value, says }]) => `- \`${name}\` = ${value}: ${says}`,
  );
  return [
    '',
    `## ${rule.id} ${rule.title}`,
    '',
    `${rule.severity} · needs ${NEEDS[rule.needs]} · judges each ${rule.scope} · [${label}](${url})`,
    '',
    rule.why,
    '',
    `**Fires.** ${rule.fires}`,
    '',
    `**Clears** when ${rule.clears.map((clearing) => CLEARS[clearing]).join('; or when ')}.`,
    '',
    `**Fix.** ${rule.fix}`,
    '',
    `**Example.** ${rule.examples.fires} It spares: ${rule.examples.spares}`,
    ...(parameters.length > 0 ? ['', '**Parameters.**', '', ...parameters] : []),
  ];
}

/** As GitHub makes it from a heading. */
function anchorOf(id: string, title: string): string {
  return `${id} ${title}`
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');
}
