import type { StatedDates } from '@/lib/contracts/evidence';
import type { Day, Stage, StageEvent } from '@/lib/contracts/lifecycle';
import type { Grade } from '@/lib/contracts/score';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { lifecycleCodes, trafficCodes } from './codes';

const DAY_MS = 86_400_000;
const ACTIVE = trafficCodes.code('active');
const SEEN = [ACTIVE, trafficCodes.code('quiet')];

/** What is stored of an API's standing, with the counts of endpoints that it is read from. */
export interface StandingRow {
  id: number;
  name: string;
  team: string | null;
  grade: Grade | null;
  score: number | null;
  stage: Stage | null;
  deprecatedOn: Day | null;
  sunsetOn: Day | null;
  /** Id of its last stage event. */
  version: number;
  endpoints: number;
  active: number;
  seen: number;
  current: number;
  deprecated: number;
  sunsetPassed: number;
  retired: number;
}

/** The days that people set for an API, as moments: a last day has passed at its end. */
export async function readStatedDates(db: Db, apiId: number): Promise<StatedDates> {
  const { deprecatedOn, sunsetOn } = await db.api.findUniqueOrThrow({
    where: { id: apiId },
    select: { deprecatedOn: true, sunsetOn: true },
  });
  return {
    deprecatedMs: deprecatedOn?.getTime() ?? null,
    sunsetMs: sunsetOn === null ? null : sunsetOn.getTime() + DAY_MS,
  };
}

/** APIs that have an endpoint, a document or a stage, by name: all of them, or one. One scan of the inventory. */
export function readStandings(db: Db, apiId?: number): Promise<StandingRow[]> {
  const only = (column: string): Prisma.Sql =>
    apiId === undefined ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(column)} = ${apiId}`;
  const count = (word: Parameters<typeof lifecycleCodes.code>[0]): Prisma.Sql =>
    Prisma.sql`(count(*) FILTER (WHERE "lifecycle" = ${lifecycleCodes.code(word)}))::int`;
  return db.$queryRaw<StandingRow[]>`
    WITH "counted" AS (
      SELECT "apiId", count(*)::int AS "endpoints",
             (count(*) FILTER (WHERE "traffic" = ${ACTIVE}))::int AS "active",
             (count(*) FILTER (WHERE "traffic" = ANY(${SEEN}::smallint[])))::int AS "seen",
             ${count('current')} AS "current", ${count('deprecated')} AS "deprecated",
             ${count('sunset-passed')} AS "sunsetPassed", ${count('retired')} AS "retired"
        FROM "Endpoint" WHERE ${only('"apiId"')} GROUP BY "apiId")
    SELECT a."id", a."name", t."name" AS "team", s."grade", s."score", a."stage",
           to_char(a."deprecatedOn", 'YYYY-MM-DD') AS "deprecatedOn",
           to_char(a."sunsetOn", 'YYYY-MM-DD') AS "sunsetOn",
           coalesce((SELECT max(v."id") FROM "StageEvent" v WHERE v."apiId" = a."id"), 0)::int AS "version",
           coalesce(c."endpoints", 0) AS "endpoints", coalesce(c."active", 0) AS "active",
           coalesce(c."seen", 0) AS "seen", coalesce(c."current", 0) AS "current",
           coalesce(c."deprecated", 0) AS "deprecated", coalesce(c."sunsetPassed", 0) AS "sunsetPassed",
           coalesce(c."retired", 0) AS "retired"
      FROM "Api" a
      LEFT JOIN "Team" t ON t."id" = a."teamId"
      LEFT JOIN "ApiScore" s ON s."apiId" = a."id"
      LEFT JOIN "counted" c ON c."apiId" = a."id"
     WHERE ${only('a."id"')} AND (c."apiId" IS NOT NULL OR a."stage" IS NOT NULL
           OR EXISTS (SELECT FROM "Spec" d WHERE d."apiId" = a."id"))
     ORDER BY a."name"`;
}

export interface NewStageEvent {
  at: Date;
  /** `null`: the calendar. */
  actor: { id: string; name: string } | null;
  from: Stage | null;
  to: Stage;
  deprecatedOn: Day | null;
  sunsetOn: Day | null;
  reason: string;
}

/** Writes an API's standing with its entry in the history. */
export async function writeStanding(db: Db, apiId: number, event: NewStageEvent): Promise<void> {
  const { actor, deprecatedOn, sunsetOn, ...rest } = event;
  const days = { deprecatedOn: toDate(deprecatedOn), sunsetOn: toDate(sunsetOn) };
  await db.api.update({ where: { id: apiId }, data: { stage: event.to, ...days } });
  await db.stageEvent.create({
    data: { apiId, ...rest, ...days, actorId: actor?.id ?? null, actor: actor?.name ?? '' },
  });
}

/** The newest first. */
export async function readStageEvents(db: Db, apiId: number, limit: number): Promise<StageEvent[]> {
  const rows = await db.stageEvent.findMany({ where: { apiId }, orderBy: { id: 'desc' }, take: limit });
  return rows.map(({ id, at, actorId, actor, from, to, deprecatedOn, sunsetOn, reason }) => ({
    id,
    at: at.toISOString(),
    actor: actorId === null ? null : actor,
    from: from as Stage | null,
    to: to as Stage,
    deprecatedOn: fromDate(deprecatedOn),
    sunsetOn: fromDate(sunsetOn),
    reason,
  }));
}

/** APIs whose last day has passed while they are still called deprecated. */
export async function findSunset(db: Db, today: Day): Promise<number[]> {
  const rows = await db.api.findMany({
    where: { stage: 'deprecated', sunsetOn: { lt: new Date(today) } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

function toDate(day: Day | null): Date | null {
  return day === null ? null : new Date(day);
}

function fromDate(date: Date | null): Day | null {
  return date?.toISOString().slice(0, 10) ?? null;
}
