import type { Confidence, Severity } from '@/lib/contracts/rule';
import packageJson from '../../../package.json' with { type: 'json' };
import { listRules } from '../list-rules';

export const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Levels of SARIF by severity. */
export const SARIF_LEVELS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
/** What GitHub code scanning sorts by: over 9 critical, over 7 high, over 4 medium. */
export const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};

const indexes = new Map(listRules().map(({ id }, index) => [id, index]));

/** The `tool` of a run: Gnomon with all of its rules, and others after them. */
export function sarifTool(others: readonly object[] = []): object {
  const rules = listRules().map(({ id, title, severity, why, fires, fix }) => ({
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${fires}\n\n${fix}`, markdown: `${fires}\n\n**Fix.** ${fix}` },
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: { tags: ['security', 'api'], 'security-severity': SECURITY_SEVERITY[severity] },
  }));
  return { driver: { name: 'gnomon', version: packageJson.version, rules: [...rules, ...others] } };
}

/** A finding, as far as SARIF tells it. */
export interface SarifFinding {
  rule: string;
  severity: Severity;
  confidence: Confidence;
  api: string;
  method: string | null;
  path: string | null;
  /** Path with `{}` for each parameter: the fingerprint does not change when one is renamed. */
  key: string | null;
  host: string | null;
  source: string | null;
  qualifier: string;
  says: string;
}

/** Where a finding stands, for people: an endpoint, a host, a source, or the whole API. */
export function sarifPlaceOf({ method, path, host, source, qualifier, api }: SarifFinding): string {
  const place = method !== null && path !== null ? `${method} ${path}` : (host ?? source ?? api);
  return qualifier === '' ? place : `${place} (${qualifier})`;
}

/** A result. `document`: a line of a file that shows it, by a URI; `null` where no document does. */
export function sarifResult(
  finding: SarifFinding,
  document: { uri: string; line: number } | null,
): Record<string, unknown> {
  const { rule, severity, confidence, api, method, key, source, qualifier, says } = finding;
  const host = key === null ? finding.host : null;
  const place = sarifPlaceOf(finding);
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: SARIF_LEVELS[severity],
    message: { text: `${place}: ${says}` },
    locations: [
      {
        ...(document && {
          physicalLocation: {
            artifactLocation: { uri: document.uri },
            region: { startLine: document.line },
          },
        }),
        logicalLocations: [{ fullyQualifiedName: place, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'gnomon/v1': JSON.stringify([api, rule, method, key, qualifier, host, source]) },
    properties: { severity, confidence, api },
  };
}
