import type { ApiSubject, EndpointSubject } from '@/lib/contracts/subject';
import type { Db } from '@/lib/data/client';
import { type FindingRow, readFindings, writeGains } from '@/lib/data/findings';
import { writeScore } from '@/lib/data/scores';
import { endpointKey } from '@/lib/engine/routing';
import { type OpenFinding, scoreApi } from '@/lib/engine/score/score-api';

/** Findings that count for a score. */
const LEFT_OUT: ReadonlySet<FindingRow['status']> = new Set(['resolved', 'false-positive', 'duplicate']);
/** Gains are shown to a tenth of a point; less of a change is not worth a row. */
const LEAST_CHANGE = 0.005;

/** Scores an API by its open findings, writes the score, its day's snapshot and the gains that changed. */
export async function rescoreApi(db: Db, apiId: number, api: ApiSubject, now: Date): Promise<void> {
  const rows = (await readFindings(db, apiId)).filter(({ status }) => !LEFT_OUT.has(status));
  const sensitive = new Set(
    api.endpoints.filter(isSensitive).map(({ method, key }) => endpointKey(method, key)),
  );
  const open = rows.map((row): OpenFinding => {
    const { id, rule, severity, confidence, status, method, key } = row;
    const isHere =
      method === null || key === null ? sensitive.size > 0 : sensitive.has(endpointKey(method, key));
    return {
      id: String(id),
      rule,
      severity,
      confidence,
      isAccepted: status === 'risk-accepted',
      isSensitive: isHere,
    };
  });
  const score = scoreApi(open, {
    exposure: api.api.metadata?.exposure ?? 'unknown',
    endpoints: api.endpoints.length,
    observable: api.endpoints.filter(({ states }) => states.traffic !== 'unobservable').length,
    hasEvidence: api.endpoints.length > 0,
  });
  await writeScore(db, apiId, score, now);
  const before = new Map(rows.map(({ id, gain }) => [id, gain]));
  const gains = score.deductions.map(({ finding, gain }) => ({ id: Number(finding), gain }));
  await writeGains(
    db,
    gains.filter(({ id, gain }) => Math.abs((before.get(id) ?? 0) - gain) >= LEAST_CHANGE),
  );
}

function isSensitive({ fields }: EndpointSubject): boolean {
  return fields.some(({ classes }) => classes.length > 0);
}
