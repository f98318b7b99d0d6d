import type { Exposure } from '@/lib/contracts/subject';
import type { Db } from '@/lib/data/client';
import { writeScore } from '@/lib/data/scores';
import { type ScoredEndpoint, type ScoredFinding, scoreFindings } from '@/lib/engine/score-findings';

export interface Rescored {
  findings: readonly ScoredFinding[];
  endpoints: readonly ScoredEndpoint[];
  exposure: Exposure;
}

/** Scores an API by its findings, and writes the score and its day's snapshot. Returns the gain of each, by its name. */
export async function rescoreApi(
  db: Db,
  apiId: number,
  { findings, endpoints, exposure }: Rescored,
  now: Date,
): Promise<Map<string, number>> {
  const score = scoreFindings(findings, { exposure, endpoints });
  await writeScore(db, apiId, score, now);
  return new Map(score.deductions.map(({ finding, gain }) => [finding, gain]));
}
