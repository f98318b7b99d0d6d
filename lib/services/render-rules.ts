import type { RuleInfo } from '@/lib/contracts/rule';
import { listRules } from './list-rules';
import { ruleWords } from './rule-words';

/** docs/rules.md: every rule of the registry, in its order. */
export function renderRules(): string {
  const rules = listRules();
  const rows = rules.map((rule) => {
    const { id, title, severity } = rule;
    return `| [${id}](#${anchorOf(id, title)}) | ${title} | ${severity} | ${ruleWords(rule).needs} |`;
  });
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
    ...rules.flatMap(renderRule),
    '',
  ].join('\n');
}

function renderRule(rule: RuleInfo): string[] {
  const { needs, clears, risk } = ruleWords(rule);
  const parameters = Object.entries(rule.parameters).map(
    ([name, { value, says }]) => `- \`${name}\` = ${value}: ${says}`,
  );
  return [
    '',
    `## ${rule.id} ${rule.title}`,
    '',
    `${rule.severity} · needs ${needs} · judges each ${rule.scope} · [${risk.label}](${risk.url})`,
    '',
    rule.why,
    '',
    `**Fires.** ${rule.fires}`,
    '',
    `**Clears** when ${clears.join('; or when ')}.`,
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
