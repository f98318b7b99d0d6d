import { styleText } from 'node:util';
import type { Severity } from '@/lib/contracts/rule';
import type { CheckedApi, CheckedFinding, CheckResult } from '@/lib/services/check-files';
import { printable } from '../printable';
import { citedLine, placeOf } from './place';

const COLOURS: Readonly<Record<Severity, Parameters<typeof styleText>[0]>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'gray',
};

/** Findings for a terminal, API by API. */
export function renderTable({ apis }: Pick<CheckResult, 'apis'>): string {
  return apis.map(renderApi).join('\n');
}

function renderApi({ api, findings, score, unobservable }: CheckedApi): string {
  const grade = score.score === null ? 'unrated' : `${score.score.toFixed(1)} of 100, grade ${score.grade}`;
  const coverage = `${Math.round(score.evidenceCoverage * 100)} % of endpoints covered by traffic`;
  const lines = [`${styleText('bold', printable(api))}  ${grade}; ${coverage}`];
  for (const finding of findings) lines.push(...renderFinding(finding));
  if (findings.length === 0) lines.push('  Nothing found.');
  const rules = new Set(unobservable.map(({ rule }) => rule)).size;
  if (rules > 0) {
    const which = rules === 1 ? '1 rule' : `${rules} rules`;
    lines.push(`  ${which} could not be judged everywhere; --format json says why.`);
  }
  return `${lines.join('\n')}\n`;
}

function renderFinding(finding: CheckedFinding): string[] {
  const { rule, severity, confidence, gain, isNew, evidence } = finding;
  const marks = [
    confidence === 'low' ? 'low confidence' : '',
    isNew ? '' : 'known',
    gain >= 0.05 ? `+${gain.toFixed(1)}` : '',
  ];
  const line = citedLine(finding);
  const where = line ? ` ${line.file ?? line.title}:${line.line}` : '';
  const head = `  ${styleText(COLOURS[severity], severity.padEnd(8))} ${rule.padEnd(7)} ${printable(placeOf(finding))}`;
  const notes = marks.filter((mark) => mark !== '').join(', ');
  const says = printable(evidence[0]?.says ?? '');
  return [
    `${head}${notes === '' ? '' : `  [${notes}]`}`,
    styleText('dim', `           ${says}${printable(where)}`),
  ];
}
