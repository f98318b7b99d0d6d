import type { FindingLine, FindingOrder } from '@/lib/contracts/finding';
import type { Severity } from '@/lib/contracts/rule';
import { listApiSummaries } from '@/lib/data/api-summaries';
import { database } from '@/lib/data/client';
import { exportFindings } from '../export-findings';
import { listRules } from '../list-rules';
import { deploymentAddress } from '../outbound/deployment-address';

const SEVERITIES: Record<Severity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};
/** As its columns bound them. */
const [TITLE_CHARS, PATH_CHARS] = [511, 500];
const RULES = new Map(listRules().map((rule) => [rule.id, rule]));

interface Context {
  /** A host by API. */
  hosts: ReadonlyMap<number, string>;
  address: string;
}

/**
 * Findings as DefectDojo's "Generic Findings Import" reads them, piece by piece. Its own `unique_id_from_tool` lets an
 * import of the same again update rather than add.
 */
export async function* writeDefectDojo(query: FindingOrder, now: Date): AsyncGenerator<string> {
  const apis = await listApiSummaries(database());
  const context = {
    hosts: new Map(apis.flatMap(({ id, hosts }) => (hosts[0] ? [[id, hosts[0].host]] : []))),
    address: deploymentAddress(),
  };
  yield '{"name":"Gnomon","type":"Gnomon","findings":[';
  let before = '\n';
  for await (const finding of exportFindings(query, now)) {
    yield before + JSON.stringify(toFinding(finding, context));
    before = ',\n';
  }
  yield '\n]}\n';
}

function toFinding(finding: FindingLine, { hosts, address }: Context): object {
  const { id, apiId, api, rule, title, severity, status, method, path, openedAt, resolvedAt, evidence } =
    finding;
  const { why, fix, owasp } = RULES.get(rule) ?? {};
  const place =
    method !== null && path !== null ? `${method} ${path}` : (finding.host ?? finding.source ?? api);
  const host = finding.host ?? hosts.get(apiId);
  const isResolved = status === 'resolved';
  return {
    title: `${title}: ${place}`.slice(0, TITLE_CHARS),
    description: [why, ...evidence.map(({ says }) => says), `${address}/findings?finding=${id}`]
      .filter(Boolean)
      .join('\n\n'),
    severity: SEVERITIES[severity],
    mitigation: fix,
    date: openedAt.slice(0, 10),
    references: `${address}/rules/${rule}`,
    active:
      !isResolved && status !== 'risk-accepted' && status !== 'false-positive' && status !== 'duplicate',
    verified: finding.confidence === 'high',
    false_p: status === 'false-positive',
    risk_accepted: status === 'risk-accepted',
    under_review: status === 'fix-claimed',
    is_mitigated: isResolved,
    ...(isResolved && resolvedAt !== null && { mitigated: resolvedAt }),
    service: api.slice(0, 200),
    unique_id_from_tool: `gnomon-${id}`,
    vuln_id_from_tool: rule,
    dynamic_finding: finding.lastSeen !== null,
    static_finding: finding.lastSeen === null,
    nb_occurences: evidence[0]?.exchanges,
    tags: [rule, ...(owasp ? [`api${owasp}-2023`] : [])],
    ...(host !== undefined && {
      endpoints: [{ protocol: 'https', host, ...(path !== null && { path: path.slice(1, PATH_CHARS) }) }],
    }),
  };
}
