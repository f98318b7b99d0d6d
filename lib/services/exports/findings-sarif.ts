import type { FindingLine, FindingOrder, FindingStatus } from '@/lib/contracts/finding';
import { templateKey } from '@/lib/engine/template-key';
import { exportFindings } from '../export-findings';
import { deploymentAddress } from '../outbound/deployment-address';
import { SARIF_SCHEMA, sarifResult, sarifTool } from './sarif-log';

/** Statuses that somebody decided on, so that it needs nothing done. */
const SUPPRESSED: Partial<Record<FindingStatus, string>> = {
  'risk-accepted': 'The risk is accepted.',
  'false-positive': 'A false positive.',
  duplicate: 'A duplicate.',
};

/** Findings as a SARIF 2.1.0 log with one run, piece by piece. What no document shows has a logical location alone. */
export async function* writeSarif(query: FindingOrder, now: Date): AsyncGenerator<string> {
  const tool = JSON.stringify(sarifTool());
  yield `{"$schema":"${SARIF_SCHEMA}","version":"2.1.0","runs":[{"tool":${tool},"columnKind":"utf16CodeUnits","results":[`;
  let before = '\n';
  const address = deploymentAddress();
  for await (const finding of exportFindings(query, now)) {
    yield before + JSON.stringify(toResult(finding, address));
    before = ',\n';
  }
  yield '\n]}]}\n';
}

function toResult(finding: FindingLine, address: string): object {
  const { id, path, evidence, status } = finding;
  const cited = evidence.find(({ spec }) => spec?.file)?.spec;
  const uri = cited?.file?.split('/').map(encodeURIComponent).join('/');
  const why = SUPPRESSED[status];
  const result = sarifResult(
    {
      ...finding,
      key: path === null ? null : templateKey(path),
      says: evidence.map(({ says }) => says).join(' ') || finding.says,
    },
    cited && uri ? { uri, line: cited.line } : null,
  );
  return {
    ...result,
    baselineState: status === 'resolved' ? 'absent' : 'unchanged',
    hostedViewerUri: `${address}/findings?finding=${id}`,
    ...(why && { suppressions: [{ kind: 'external', status: 'accepted', justification: why }] }),
    properties: { ...(result.properties as object), status },
  };
}
