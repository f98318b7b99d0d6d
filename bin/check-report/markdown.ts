import type { CheckedApi, CheckedFinding, CheckResult } from '@/lib/services/check-files';
import type { CheckedPolicy } from '@/lib/services/policies/check-policies';
import { printable } from '../printable';
import { citedLine, placeOf } from './place';
import { countsOf, TOLD } from './policies';

/** Findings as a comment on a pull request: a table for each API, worst first. */
export function renderMarkdown({ apis, policies, failures }: CheckResult): string {
  const verdict =
    failures.length === 0
      ? 'The gate holds.'
      : failures.map((failure) => `- ${escapeText(failure)}`).join('\n');
  return ['# API posture', '', verdict, '', ...apis.flatMap(renderApi), ...renderPolicies(policies)].join(
    '\n',
  );
}

function renderApi({ api, findings, score }: CheckedApi): string[] {
  const grade = score.score === null ? 'unrated' : `**${score.score.toFixed(1)}** (${score.grade})`;
  const head = [
    `## ${escapeText(api)}`,
    '',
    `Score ${grade}, ${findings.length === 1 ? '1 finding' : `${findings.length} findings`}.`,
    '',
  ];
  if (findings.length === 0) return head;
  return [
    ...head,
    '| Severity | Rule | Where | Evidence | Line | Gain |',
    '| --- | --- | --- | --- | --- | ---: |',
    ...findings.map(renderRow),
    '',
    ...renderSteps(findings.filter(({ isNew }) => isNew)),
  ];
}

function renderPolicies(policies: readonly CheckedPolicy[]): string[] {
  if (policies.length === 0) return [];
  return [
    '## Policies',
    '',
    '| Policy | Severity | Result | Fails for |',
    '| --- | --- | --- | --- |',
    ...policies.map((policy) => {
      const { name, severity, failures, failed } = policy;
      const told = failures.slice(0, TOLD).map(({ api, endpoint }) => escapeText(endpoint ?? api));
      if (failed > TOLD) told.push(`and ${failed - TOLD} more`);
      return `| ${escapeText(name)} | ${severity} | ${countsOf(policy)} | ${told.join(', ')} |`;
    }),
    '',
  ];
}

/** Findings that are explained: a comment is no book. */
const EXPLAINED = 20;

/** What to do about the first findings. */
function renderSteps(findings: readonly CheckedFinding[]): string[] {
  const explained = findings.slice(0, EXPLAINED).flatMap((finding) => {
    const { rule, explanation } = finding;
    if (!explanation) return [];
    return [
      `**${rule} ${escapeText(placeOf(finding))}**`,
      '',
      withCode(explanation.says.join(' ')),
      '',
      ...explanation.steps.map((step, i) => `${i + 1}. ${withCode(step)}`),
      '',
    ];
  });
  return explained.length === 0 ? [] : ['### What to do', '', ...explained];
}

/** Parts in backticks stay code where they are plain; all else is text. */
function withCode(text: string): string {
  return text
    .split('`')
    .map((part, i) => (i % 2 === 1 && /^[\w /{}[\].:=$-]+$/.test(part) ? `\`${part}\`` : escapeText(part)))
    .join('');
}

function renderRow(finding: CheckedFinding): string {
  const line = citedLine(finding);
  const { severity, rule, isNew, evidence, gain } = finding;
  const cells = [
    `${severity}${isNew ? '' : ' (known)'}`,
    rule,
    escapeText(placeOf(finding)),
    escapeText(evidence[0]?.says ?? ''),
    line ? escapeText(`${line.file ?? line.title}:${line.line}`) : '',
    gain >= 0.05 ? `+${gain.toFixed(1)}` : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/**
 * Text from specs and traffic as text: no markup, no cell border, and nothing that GitHub or GitLab make a link, a
 * mention or a reference of. A zero-width space ends these, since a backslash does not.
 */
function escapeText(text: string): string {
  return printable(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_{}[\]()#+!|<>~&$]/g, (character) => `\\${character}`)
    .replace(/[@#%]/g, (character) => `${character}&#8203;`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (prefix) => `${prefix.slice(0, -1)}\\.`);
}
