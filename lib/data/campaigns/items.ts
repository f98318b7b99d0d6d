import type { Answer, Fate } from '@/lib/contracts/campaign';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from '../client';

/** An item as it stands now, or as the closing of its campaign found it. */
export interface StoredItem {
  id: number;
  campaignId: number;
  apiId: number;
  api: string;
  version: number;
  fate: Fate;
  intoId: number | null;
  into: string | null;
  /** Of the API itself. */
  apiTeamId: number | null;
  /** Whom it is assigned to; somebody who cannot sign in any more is nobody. */
  teamId: number | null;
  personId: string | null;
  /** Name of the team that it is assigned to, or else of the API's. */
  team: string | null;
  person: string | null;
  answer: Answer | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}

const ITEMS = Prisma.sql`
  SELECT i."id", i."campaignId", i."apiId", coalesce(a."name", i."apiName") AS "api", i."version",
         coalesce(i."closedFate", CASE
           WHEN m."apiId" IS NOT NULL THEN 'merged'
           WHEN EXISTS (SELECT 1 FROM "Endpoint" e WHERE e."apiId" = a."id") THEN 'present'
           WHEN EXISTS (SELECT 1 FROM "Spec" s WHERE s."apiId" = a."id") THEN 'present'
           ELSE 'gone' END) AS "fate",
         m."intoId", m."into", a."teamId" AS "apiTeamId", i."teamId", u."id" AS "personId",
         CASE WHEN i."closedFate" IS NULL THEN coalesce(t."name", o."name") ELSE i."closedTeam" END AS "team",
         CASE WHEN i."closedFate" IS NULL THEN u."name" ELSE i."closedPerson" END AS "person",
         i."answer", i."answeredBy", i."answeredAt"
    FROM "CampaignItem" i
    LEFT JOIN "Api" a ON a."id" = i."apiId"
    LEFT JOIN "ApiMerge" m ON m."apiId" = i."apiId"
    LEFT JOIN "Team" o ON o."id" = a."teamId"
    LEFT JOIN "Team" t ON t."id" = i."teamId"
    LEFT JOIN "User" u ON u."id" = i."assigneeId" AND NOT u."isDisabled"`;

/** The items of a campaign, by the name of their API. */
export function readItems(db: Db, campaignId: number): Promise<StoredItem[]> {
  return db.$queryRaw<StoredItem[]>`
    ${ITEMS} WHERE i."campaignId" = ${campaignId} ORDER BY lower(coalesce(a."name", i."apiName")), i."id"`;
}

export async function readItem(db: Db, campaignId: number, id: number): Promise<StoredItem | null> {
  const [row] = await db.$queryRaw<StoredItem[]>`
    ${ITEMS} WHERE i."campaignId" = ${campaignId} AND i."id" = ${id}`;
  return row ?? null;
}

export interface StoredGroup {
  campaignId: number;
  fate: Fate;
  answer: Answer | null;
  team: string | null;
  isOwned: boolean;
  count: number;
}

/** The items of some campaigns, counted by what progress is told by. */
export function countItems(db: Db, campaignIds: readonly number[]): Promise<StoredGroup[]> {
  return db.$queryRaw<StoredGroup[]>`
    SELECT "campaignId", "fate", "answer", "team", "team" IS NOT NULL OR "person" IS NOT NULL AS "isOwned", count(*)::int AS "count"
      FROM (${ITEMS} WHERE i."campaignId" = ANY(${[...campaignIds]}::int[])) AS "item"
     GROUP BY 1, 2, 3, 4, 5`;
}

/** Makes APIs items of a campaign; those that are it already stay as they are. */
export async function addItems(
  db: Db,
  campaignId: number,
  apis: readonly { id: number; name: string }[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "CampaignItem" ("campaignId", "apiId", "apiName")
    SELECT ${campaignId}, "id", "name" FROM unnest(${apis.map(({ id }) => id)}::int[], ${apis.map(({ name }) => name)}::text[]) AS a("id", "name")
    ON CONFLICT ("campaignId", "apiId") DO NOTHING`;
}

/** Names who owns some items of a campaign; returns the ids of those that there are. */
export async function assignItems(
  db: Db,
  campaignId: number,
  ids: readonly number[],
  to: { person: string | null; team: number | null },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    UPDATE "CampaignItem" SET "assigneeId" = ${to.person}, "teamId" = ${to.team}, "version" = "version" + 1
     WHERE "campaignId" = ${campaignId} AND "id" = ANY(${[...ids]}::int[]) RETURNING "id"`;
  return rows.map(({ id }) => id);
}

export async function writeAnswer(
  db: Db,
  id: number,
  { answer, by, at }: { answer: Answer; by: string; at: Date },
): Promise<void> {
  await db.campaignItem.update({
    where: { id },
    data: { answer, answeredBy: by, answeredAt: at, version: { increment: 1 } },
  });
}

/** Keeps with each item how the closing found it. */
export async function freezeItems(
  db: Db,
  items: readonly (Pick<StoredItem, 'id' | 'api' | 'fate' | 'team' | 'person'> & {
    summary: object | null;
  })[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE "CampaignItem" i
       SET "apiName" = f."api", "closedFate" = f."fate", "closedTeam" = f."team", "closedPerson" = f."person",
           "closedSummary" = f."summary"::jsonb
      FROM unnest(${items.map(({ id }) => id)}::int[], ${items.map(({ api }) => api)}::text[],
                  ${items.map(({ fate }) => fate)}::text[], ${items.map(({ team }) => team)}::text[],
                  ${items.map(({ person }) => person)}::text[],
                  ${items.map(({ summary }) => summary && JSON.stringify(summary))}::text[])
        AS f("id", "api", "fate", "team", "person", "summary")
     WHERE i."id" = f."id"`;
}

export async function readClosedSummary(db: Db, id: number): Promise<unknown> {
  return (await db.campaignItem.findUnique({ where: { id }, select: { closedSummary: true } }))
    ?.closedSummary;
}

/** The latest review of an API that counts, and how many days it is good for. */
export async function readLastReview(
  db: Db,
  apiId: number,
): Promise<{ at: Date; cadenceDays: number } | null> {
  const row = await db.campaignItem.findFirst({
    where: { apiId, answeredAt: { not: null }, campaign: { state: { in: ['running', 'closed'] } } },
    orderBy: { answeredAt: 'desc' },
    select: { answeredAt: true, campaign: { select: { cadenceDays: true } } },
  });
  return row?.answeredAt ? { at: row.answeredAt, cadenceDays: row.campaign.cadenceDays } : null;
}

/** Leaves the APIs that were reviewed in a campaign to be judged. */
export async function markReviewedStale(db: Db, campaignId: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "Api" a SET "isStale" = true, "isStaleWhole" = true
      FROM "CampaignItem" i WHERE i."campaignId" = ${campaignId} AND i."apiId" = a."id" AND i."answer" IS NOT NULL`;
}
