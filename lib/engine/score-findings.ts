import type { Traffic } from '@/lib/contracts/endpoint';
import type { FindingStatus } from '@/lib/contracts/finding';
import type { Confidence, Severity } from '@/lib/contracts/rule';
import type { BestFix, Score } from '@/lib/contracts/score';
import type { Exposure } from '@/lib/contracts/subject';
import { endpointKey } from './routing';
import { findBestFix } from './score/best-fix';
import { scoreApi } from './score/score-api';

/** A finding as far as the score needs it, whatever its status. */
export interface ScoredFinding {
  /** Names it in what comes back. */
  name: string;
  rule: string;
  severity: Severity;
  confidence: Confidence;
  status: FindingStatus;
  /** `null` for a finding about the whole API. */
  method: string | null;
  key: string | null;
}

/** An endpoint as far as the score of its API needs it. */
export interface ScoredEndpoint {
  method: string;
  key: string;
  traffic: Traffic;
  /** It carries a sensitive class. */
  isSensitive: boolean;
}

/** Findings that do not count for a score. */
const LEFT_OUT: ReadonlySet<FindingStatus> = new Set(['resolved', 'false-positive', 'duplicate']);

/** Scores an API by its findings, and finds what to fix first: the one way from what is kept to a score. */
export function scoreFindings(
  findings: readonly ScoredFinding[],
  { exposure, endpoints }: { exposure: Exposure; endpoints: readonly ScoredEndpoint[] },
): Score & { bestFix: BestFix | null } {
  const sensitive = new Set(
    endpoints.filter(({ isSensitive }) => isSensitive).map(({ method, key }) => endpointKey(method, key)),
  );
  const open = findings
    .filter(({ status }) => !LEFT_OUT.has(status))
    .map(({ name, rule, severity, confidence, status, method, key }) => ({
      id: name,
      rule,
      severity,
      confidence,
      isAccepted: status === 'risk-accepted',
      isSensitive:
        method === null || key === null ? sensitive.size > 0 : sensitive.has(endpointKey(method, key)),
    }));
  const score = scoreApi(open, {
    exposure,
    endpoints: endpoints.length,
    observable: endpoints.filter(({ traffic }) => traffic !== 'unobservable').length,
    hasEvidence: endpoints.length > 0,
  });
  return { ...score, bestFix: findBestFix(open, exposure) };
}
