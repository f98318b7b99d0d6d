import type { Score } from '@/lib/contracts/score';
import type { Db } from './client';

/** Of `ScoreSnapshot.apiId`: the estate as a whole. */
export const ESTATE = 0;

/** Makes this the API's present score, and that of its day. */
export async function writeScore(db: Db, apiId: number, score: Score, at: Date): Promise<void> {
  const { grade, band, debt, evidenceCoverage, weights } = score;
  await db.$executeRaw`
    INSERT INTO "ApiScore" ("apiId", "score", "grade", "band", "debt", "evidenceCoverage", "weights", "changedAt")
    VALUES (${apiId}, ${score.score}, ${grade}, ${band}, ${debt}, ${evidenceCoverage}, ${weights}, ${at})
    ON CONFLICT ("apiId") DO UPDATE SET "score" = excluded."score", "grade" = excluded."grade",
           "band" = excluded."band", "debt" = excluded."debt", "evidenceCoverage" = excluded."evidenceCoverage",
           "weights" = excluded."weights", "changedAt" = excluded."changedAt"`;
  await writeSnapshot(db, apiId, score, at);
}

/** The last score of a day is the day's. */
export async function writeSnapshot(
  db: Db,
  apiId: number,
  score: Pick<Score, 'score' | 'debt' | 'evidenceCoverage' | 'weights'>,
  at: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "ScoreSnapshot" ("apiId", "day", "score", "debt", "evidenceCoverage", "weights")
    VALUES (${apiId}, ${at}::timestamptz AT TIME ZONE 'UTC', ${score.score}, ${score.debt}, ${score.evidenceCoverage},
           ${score.weights})
    ON CONFLICT ("apiId", "day") DO UPDATE SET "score" = excluded."score", "debt" = excluded."debt",
           "evidenceCoverage" = excluded."evidenceCoverage", "weights" = excluded."weights"`;
}

/** The present scores of all APIs, by name. */
export function readScores(
  db: Db,
): Promise<{ apiId: number; api: string; score: number | null; debt: number; evidenceCoverage: number }[]> {
  return db.$queryRaw`
    SELECT s."apiId", a."name" AS "api", s."score", s."debt", s."evidenceCoverage"
      FROM "ApiScore" s JOIN "Api" a ON a."id" = s."apiId" ORDER BY a."name"`;
}
