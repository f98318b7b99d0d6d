import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckedFinding, CheckResult } from '@/lib/services/check-files';
import {
  SARIF_LEVELS,
  SARIF_SCHEMA,
  SECURITY_SEVERITY,
  sarifResult,
  sarifTool,
} from '@/lib/services/exports/sarif-log';
import { listRules } from '@/lib/services/list-rules';
import type { CheckedPolicy } from '@/lib/services/policies/check-policies';
import { citedLine } from './place';

/** A SARIF 2.1.0 log with one run. A finding that no document shows is placed at the first line of the first spec. */
export function renderSarif({ apis, policies }: CheckResult, specs: readonly string[]): object {
  const rules = listRules().length;
  return {
    $schema: SARIF_SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: sarifTool(policies.map(toRule)),
        columnKind: 'utf16CodeUnits',
        results: [
          ...apis.flatMap(({ findings }) => findings.map((finding) => toResult(finding, specs))),
          ...policies.flatMap((policy, at) => toPolicyResults(policy, rules + at, specs)),
        ],
      },
    ],
  };
}

function toResult(finding: CheckedFinding, specs: readonly string[]): object {
  const cited = citedLine(finding);
  const uri = toUri(cited?.file ?? specs[0] ?? '.');
  const says = finding.evidence.map((item) => item.says).join(' ');
  return {
    ...sarifResult({ ...finding, says }, { uri, line: cited?.line ?? 1 }),
    baselineState: finding.isNew ? 'new' : 'unchanged',
  };
}

function toRule({ name, title, severity }: CheckedPolicy): object {
  return {
    id: policyId(name),
    name: title,
    shortDescription: { text: title },
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: { tags: ['policy', 'api'], 'security-severity': SECURITY_SEVERITY[severity] },
  };
}

/** A policy is about no line of a document, so what fails it is placed at the first spec. */
function toPolicyResults(
  { name, severity, failures, isInForce }: CheckedPolicy,
  ruleIndex: number,
  specs: readonly string[],
): object[] {
  return failures.map(({ api, endpoint, because }) => ({
    ruleId: policyId(name),
    ruleIndex,
    level: isInForce ? SARIF_LEVELS[severity] : 'note',
    message: { text: `${endpoint ?? api}: ${because}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: toUri(specs[0] ?? '.') }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: endpoint ?? api, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'gnomon/v1': JSON.stringify(['policy', name, api, endpoint]) },
    properties: { severity, api },
  }));
}

function policyId(name: string): string {
  return `policy/${name}`;
}

/** Relative to where the command ran, as code scanning wants it. */
function toUri(file: string): string {
  const relative = path.relative(process.cwd(), path.resolve(file));
  if (relative.startsWith('..') || path.isAbsolute(relative)) return pathToFileURL(path.resolve(file)).href;
  return relative.toWellFormed().split(path.sep).map(encodeURIComponent).join('/');
}
