import type { DerivedName } from '@/lib/contracts/inventory';
import type { Db } from './client';
import { documentationCodes, nameCodes, trafficCodes } from './codes';

/** What one API's endpoints add to the numbers of the estate. */
export interface ApiCounts {
  apiId: number;
  api: string;
  endpoints: number;
  documentedAndSeen: number;
  seenOnly: number;
  documentedOnly: number;
  shadow: number;
  zombie: number;
  unauthenticated: number;
  /** First seen since the time asked for, all and by name. */
  appeared: number;
  shadowAppeared: number;
  zombieAppeared: number;
  unauthenticatedAppeared: number;
  newest: Date | null;
}

const DOCUMENTED = documentationCodes.code('documented');
const SEEN = [trafficCodes.code('active'), trafficCodes.code('quiet')];
const bit = (name: DerivedName): number => nameCodes.mask([name]);

/** Counts of every API that has an endpoint: one scan of the inventory. */
export function readApiCounts(db: Db, since: Date): Promise<ApiCounts[]> {
  return db.$queryRaw<ApiCounts[]>`
    WITH "fact" AS (
      SELECT "apiId", "apiName", "firstSeen", "documentation" = ${DOCUMENTED} AS "isDocumented",
             "traffic" = ANY(${SEEN}::smallint[]) AS "isSeen", "firstSeen" >= ${since} AS "isNew",
             ("names" & ${bit('shadow')}::int) <> 0 AS "isShadow", ("names" & ${bit('zombie')}::int) <> 0 AS "isZombie",
             ("names" & ${bit('unauthenticated')}::int) <> 0 AS "isOpen"
        FROM "Endpoint")
    SELECT "apiId", min("apiName") AS "api", count(*)::int AS "endpoints",
           (count(*) FILTER (WHERE "isDocumented" AND "isSeen"))::int AS "documentedAndSeen",
           (count(*) FILTER (WHERE NOT "isDocumented" AND "isSeen"))::int AS "seenOnly",
           (count(*) FILTER (WHERE "isDocumented" AND NOT "isSeen"))::int AS "documentedOnly",
           (count(*) FILTER (WHERE "isShadow"))::int AS "shadow", (count(*) FILTER (WHERE "isZombie"))::int AS "zombie",
           (count(*) FILTER (WHERE "isOpen"))::int AS "unauthenticated",
           (count(*) FILTER (WHERE "isNew"))::int AS "appeared",
           (count(*) FILTER (WHERE "isNew" AND "isShadow"))::int AS "shadowAppeared",
           (count(*) FILTER (WHERE "isNew" AND "isZombie"))::int AS "zombieAppeared",
           (count(*) FILTER (WHERE "isNew" AND "isOpen"))::int AS "unauthenticatedAppeared",
           max("firstSeen") AS "newest"
      FROM "fact" GROUP BY "apiId"`;
}
