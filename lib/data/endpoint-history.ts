import type { Db } from './client';

/** An endpoint by what its rows elsewhere call it. */
export interface EndpointPlace {
  apiId: number;
  method: string;
  key: string;
}

/** What a revision says of one method and template; `isDeclared` false: nothing. */
export interface RevisionMention {
  spec: string;
  revision: number;
  importedAt: Date;
  isDeclared: boolean;
  isDeprecated: boolean;
  sunset: string | null;
}

/** The newest revisions of each spec of the API, oldest first, with what they say of one endpoint. */
export function readMentions(db: Db, endpoint: EndpointPlace, limit: number): Promise<RevisionMention[]> {
  return db.$queryRaw<RevisionMention[]>`
    SELECT r.*, o."id" IS NOT NULL AS "isDeclared", coalesce(o."isDeprecated", false) AS "isDeprecated", o."sunset"
      FROM (SELECT s."title" AS "spec", s."id" AS "specId", r."id", r."number" AS "revision", r."importedAt"
              FROM "Spec" s JOIN "Revision" r ON r."specId" = s."id"
             WHERE s."apiId" = ${endpoint.apiId} ORDER BY r."id" DESC LIMIT ${limit}) AS r
      LEFT JOIN LATERAL (
           SELECT "id", "isDeprecated", "sunset" FROM "Operation"
            WHERE "revisionId" = r."id" AND "method" = ${endpoint.method} AND "key" = ${endpoint.key} LIMIT 1) AS o ON true
     ORDER BY r."specId", r."revision"`;
}

export interface PlacedFindingEvent {
  at: Date;
  kind: string;
  says: string;
  finding: number;
  rule: string;
  /** Tells findings of one rule apart; `''` where there can be one only. */
  qualifier: string;
}

/** What happened last to the findings of one endpoint, newest first. */
export function readFindingEventsAt(
  db: Db,
  endpoint: EndpointPlace,
  limit: number,
): Promise<PlacedFindingEvent[]> {
  return db.$queryRaw<PlacedFindingEvent[]>`
    SELECT v."at", v."kind", v."says", f."id" AS "finding", f."rule", f."qualifier"
      FROM "Finding" f JOIN "FindingEvent" v ON v."findingId" = f."id"
     WHERE f."apiId" = ${endpoint.apiId} AND f."method" = ${endpoint.method} AND f."key" = ${endpoint.key}
     ORDER BY v."id" DESC LIMIT ${limit}`;
}
