import type { Db } from '../client';

export interface MergedApi {
  apiId: number;
  api: string;
  intoId: number;
  into: string;
}

/** Remembers that an API became part of another one; what had become part of it goes there with it. */
export async function addMerge(db: Db, { apiId, api, intoId, into }: MergedApi, at: Date): Promise<void> {
  await db.apiMerge.updateMany({ where: { intoId: apiId }, data: { intoId, into } });
  await db.apiMerge.create({ data: { apiId, api, intoId, into, at } });
}

/** Where an API is under review that became part of another one, the other one is to be reviewed. */
export async function addHeirs(db: Db, { apiId, intoId, into }: MergedApi): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "CampaignItem" ("campaignId", "apiId", "apiName")
    SELECT i."campaignId", ${intoId}, ${into} FROM "CampaignItem" i JOIN "Campaign" c ON c."id" = i."campaignId"
     WHERE i."apiId" = ${apiId} AND c."state" = 'running'
    ON CONFLICT ("campaignId", "apiId") DO NOTHING`;
}

/** Of the APIs that were ever reviewed, those that became part of another one. */
export function readReviewedMerges(db: Db): Promise<MergedApi[]> {
  return db.$queryRaw<MergedApi[]>`
    SELECT m."apiId", m."api", m."intoId", m."into" FROM "ApiMerge" m
     WHERE EXISTS (SELECT 1 FROM "CampaignItem" i WHERE i."apiId" = m."apiId") ORDER BY m."apiId"`;
}
