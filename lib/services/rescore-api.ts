import type { ApiSubject, EndpointSubject } from '@/lib/contracts/subject';
import type { Db } from '@/lib/data/client';
import type { FindingRow } from '@/lib/data/findings';
import { writeScore } from '@/lib/data/scores';
import { endpointKey } from '@/lib/engine/routing';
import { findBestFix } from '@/lib/engine/score/best-fix';
import type { OpenFinding } from '@/lib/engine/score/ladder';
import { scoreApi } from '@/lib/engine/score/score-api';

/** A finding that counts, as far as the score needs it. */
export type ScoredFinding = Pick<
  FindingRow,
  'rule' | 'severity' | 'confidence' | 'status' | 'method' | 'key'
> & {
  /** Names it in what comes back. */
  name: string;
};

/** Findings that do not count for a score. */
const LEFT_OUT: ReadonlySet<FindingRow['status']> = new Set(['resolved', 'false-positive', 'duplicate']);

/** Scores an API by its findings, and writes the score and its day's snapshot. Returns the gain of each, by its name. */
export async function rescoreApi(
  db: Db,
  apiId: number,
  { findings, subject }: { findings: readonly ScoredFinding[]; subject: ApiSubject },
  now: Date,
): Promise<Map<string, number>> {
  const { endpoints, api } = subject;
  const sensitive = new Set(endpoints.filter(isSensitive).map(({ method, key }) => endpointKey(method, key)));
  const open = findings
    .filter(({ status }) => !LEFT_OUT.has(status))
    .map(({ name, rule, severity, confidence, status, method, key }): OpenFinding => {
      const isHere =
        method === null || key === null ? sensitive.size > 0 : sensitive.has(endpointKey(method, key));
      return {
        id: name,
        rule,
        severity,
        confidence,
        isAccepted: status === 'risk-accepted',
        isSensitive: isHere,
      };
    });
  const exposure = api.metadata?.exposure ?? 'unknown';
  const score = scoreApi(open, {
    exposure,
    endpoints: endpoints.length,
    observable: endpoints.filter(({ states }) => states.traffic !== 'unobservable').length,
    hasEvidence: endpoints.length > 0,
  });
  await writeScore(db, apiId, { ...score, bestFix: findBestFix(open, exposure) }, now);
  return new Map(score.deductions.map(({ finding, gain }) => [finding, gain]));
}

function isSensitive({ fields }: EndpointSubject): boolean {
  return fields.some(({ classes }) => classes.length > 0);
}
