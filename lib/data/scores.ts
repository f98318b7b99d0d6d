import type { BestFix, Score } from '@/lib/contracts/score';
import type { Db } from './client';

/** Of `ScoreSnapshot.apiId`: the estate as a whole. */
export const ESTATE = 0;

/** Makes this the API's present score, and that of its day. */
export async function writeScore(
  db: Db,
  apiId: number,
  score: Score & { bestFix: BestFix | null },
  at: Date,
): Promise<void> {
  const { grade, band, debt, evidenceCoverage, weights } = score;
  const bestFix = score.bestFix && JSON.stringify(score.bestFix);
  await db.$executeRaw`
    INSERT INTO "ApiScore" ("apiId", "score", "grade", "band", "debt", "evidenceCoverage", "weights", "changedAt", "bestFix")
    VALUES (${apiId}, ${score.score}, ${grade}, ${band}, ${debt}, ${evidenceCoverage}, ${weights}, ${at}, ${bestFix}::jsonb)
    ON CONFLICT ("apiId") DO UPDATE SET "score" = excluded."score", "grade" = excluded."grade",
           "band" = excluded."band", "debt" = excluded."debt", "evidenceCoverage" = excluded."evidenceCoverage",
           "weights" = excluded."weights", "changedAt" = excluded."changedAt", "bestFix" = excluded."bestFix"`;
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
export function readScores(db: Db): Promise<
  {
    apiId: number;
    api: string;
    score: number | null;
    debt: number;
    evidenceCoverage: number;
    bestFix: BestFix | null;
  }[]
> {
  return db.$queryRaw`
    SELECT s."apiId", a."name" AS "api", s."score", s."debt", s."evidenceCoverage", s."bestFix"
      FROM "ApiScore" s JOIN "Api" a ON a."id" = s."apiId" ORDER BY a."name"`;
}

export interface ScoreDay {
  day: Date;
  score: number | null;
  evidenceCoverage: number;
}

/** The days of an API, or of the estate, from a day on, oldest first. */
export function readScoreDays(db: Db, apiId: number, from: Date): Promise<ScoreDay[]> {
  return db.scoreSnapshot.findMany({
    where: { apiId, day: { gte: from } },
    orderBy: { day: 'asc' },
    select: { day: true, score: true, evidenceCoverage: true },
  });
}

/** How many APIs have a score, and how many are unrated. */
export async function countRated(db: Db): Promise<{ rated: number; unrated: number }> {
  const [row] = await db.$queryRaw<{ rated: number; unrated: number }[]>`
    SELECT count("score")::int AS "rated", (count(*) - count("score"))::int AS "unrated" FROM "ApiScore"`;
  return row as { rated: number; unrated: number };
}

export interface CostlyRow {
  apiId: number;
  api: string;
  score: number;
  evidenceCoverage: number;
  bestFix: BestFix | null;
}

/** The rated APIs that lose points, the lowest score first. */
export function readCostliest(db: Db, limit: number): Promise<CostlyRow[]> {
  return db.$queryRaw`
    SELECT s."apiId", a."name" AS "api", s."score", s."evidenceCoverage", s."bestFix"
      FROM "ApiScore" s JOIN "Api" a ON a."id" = s."apiId"
     WHERE s."score" < 100 ORDER BY s."score", s."debt" DESC, s."apiId" LIMIT ${limit}`;
}
