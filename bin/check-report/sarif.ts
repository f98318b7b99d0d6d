import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '@/lib/contracts/rule';
import type { CheckedFinding, CheckResult } from '@/lib/services/check-files';
import { listRules } from '@/lib/services/list-rules';
import type { CheckedPolicy } from '@/lib/services/policies/check-policies';
import packageJson from '../../package.json' with { type: 'json' };
import { citedLine, placeOf } from './place';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
/** What GitHub code scanning sorts by: over 9 critical, over 7 high, over 4 medium. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};

/** A SARIF 2.1.0 log with one run. A finding that no document shows is placed at the first line of the first spec. */
export function renderSarif({ apis, policies }: CheckResult, specs: readonly string[]): object {
  const rules = listRules();
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gnomon',
            version: packageJson.version,
            rules: [
              ...rules.map(({ id, title, severity, why, fires, fix }) => ({
                id,
                name: title,
                shortDescription: { text: title },
                fullDescription: { text: why },
                help: { text: `${fires}\n\n${fix}`, markdown: `${fires}\n\n**Fix.** ${fix}` },
                defaultConfiguration: { level: LEVELS[severity] },
                properties: { tags: ['security', 'api'], 'security-severity': SECURITY_SEVERITY[severity] },
              })),
              ...policies.map(toRule),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...apis.flatMap(({ findings }) =>
            findings.map((finding) => toResult(finding, indexes.get(finding.rule) ?? -1, specs)),
          ),
          ...policies.flatMap((policy, at) => toPolicyResults(policy, rules.length + at, specs)),
        ],
      },
    ],
  };
}

function toResult(finding: CheckedFinding, ruleIndex: number, specs: readonly string[]): object {
  const { rule, severity, confidence, api, method, key, source, qualifier, evidence, isNew } = finding;
  const host = key === null ? finding.host : null;
  const cited = citedLine(finding);
  const file = cited?.file ?? specs[0] ?? '.';
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${placeOf(finding)}: ${evidence.map(({ says }) => says).join(' ')}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file) },
          region: { startLine: cited?.line ?? 1 },
        },
        logicalLocations: [{ fullyQualifiedName: placeOf(finding), kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'gnomon/v1': JSON.stringify([api, rule, method, key, qualifier, host, source]) },
    baselineState: isNew ? 'new' : 'unchanged',
    properties: { severity, confidence, api },
  };
}

function toRule({ name, title, severity }: CheckedPolicy): object {
  return {
    id: policyId(name),
    name: title,
    shortDescription: { text: title },
    defaultConfiguration: { level: LEVELS[severity] },
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
    level: isInForce ? LEVELS[severity] : 'note',
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
