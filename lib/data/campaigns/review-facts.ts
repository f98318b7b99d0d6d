import type { FrozenEndpoint } from '@/lib/contracts/campaign';
import type { Documentation, SensitiveClass } from '@/lib/contracts/endpoint';
import type { Stage } from '@/lib/contracts/lifecycle';
import type { Db } from '../client';
import {
  documentationCodes,
  lifecycleCodes,
  nameCodes,
  observedCodes,
  sensitiveCodes,
  trafficCodes,
} from '../codes';

export interface ApiStage {
  stage: Stage | null;
  deprecatedOn: string | null;
  sunsetOn: string | null;
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** What people said of the stage of each API. */
export async function readStages(db: Db): Promise<Map<number, ApiStage>> {
  const rows = await db.api.findMany({
    select: { id: true, stage: true, deprecatedOn: true, sunsetOn: true },
  });
  return new Map(
    rows.map(({ id, stage, deprecatedOn, sunsetOn }) => [
      id,
      { stage: stage as Stage | null, deprecatedOn: dayOf(deprecatedOn), sunsetOn: dayOf(sunsetOn) },
    ]),
  );
}

export interface EndpointCounts {
  endpoints: Record<Documentation, number>;
  unauthenticated: number;
  sensitive: SensitiveClass[];
}

const UNAUTHENTICATED = nameCodes.mask(['unauthenticated']);

/** What the endpoints of some APIs add up to, by API. */
export async function readEndpointCounts(
  db: Db,
  apiIds: readonly number[],
): Promise<Map<number, EndpointCounts>> {
  const code = documentationCodes.code;
  const rows = await db.$queryRaw<
    (Record<Documentation | 'unauthenticated' | 'sensitive', number> & { apiId: number })[]
  >`
    SELECT "apiId", (count(*) FILTER (WHERE "documentation" = ${code('documented')}))::int AS "documented",
           (count(*) FILTER (WHERE "documentation" = ${code('removed')}))::int AS "removed",
           (count(*) FILTER (WHERE "documentation" = ${code('undocumented')}))::int AS "undocumented",
           (count(*) FILTER (WHERE ("names" & ${UNAUTHENTICATED}::int) <> 0))::int AS "unauthenticated",
           bit_or("sensitive") AS "sensitive"
      FROM "Endpoint" WHERE "apiId" = ANY(${[...apiIds]}::int[]) GROUP BY "apiId"`;
  return new Map(
    rows.map(({ apiId, unauthenticated, sensitive, documented, removed, undocumented }) => [
      apiId,
      {
        endpoints: { documented, removed, undocumented },
        unauthenticated,
        sensitive: sensitiveCodes.words(sensitive),
      },
    ]),
  );
}

export interface CurrentDocument {
  title: string;
  revision: number;
  sha256: string;
}

/** The documents of some APIs by their current revision, by API. */
export async function readCurrentDocuments(
  db: Db,
  apiIds: readonly number[],
): Promise<Map<number, CurrentDocument[]>> {
  const rows = await db.$queryRaw<(CurrentDocument & { apiId: number })[]>`
    SELECT s."apiId", s."title", r."number" AS "revision", r."contentHash" AS "sha256"
      FROM "Spec" s JOIN "Revision" r ON r."specId" = s."id" AND r."isCurrent"
     WHERE s."apiId" = ANY(${[...apiIds]}::int[]) ORDER BY s."id"`;
  const byApi = Map.groupBy(rows, ({ apiId }) => apiId);
  return new Map([...byApi].map(([apiId, own]) => [apiId, own.map(({ apiId: _, ...document }) => document)]));
}

/** The endpoints of some APIs by path and method, at most `limit` of each, and how many there are beyond. */
export async function readFrozenEndpoints(
  db: Db,
  apiIds: readonly number[],
  limit: number,
): Promise<Map<number, { endpoints: FrozenEndpoint[]; more: number }>> {
  const rows = await db.$queryRaw<
    {
      apiId: number;
      method: string;
      path: string;
      documentation: number;
      traffic: number;
      lifecycle: number;
      observed: number;
      all: number;
    }[]
  >`
    SELECT * FROM (
      SELECT "apiId", "method", "path", "documentation", "traffic", "lifecycle", "observed",
             (count(*) OVER (PARTITION BY "apiId"))::int AS "all",
             row_number() OVER (PARTITION BY "apiId" ORDER BY "path" COLLATE "C", "method" COLLATE "C", "id") AS "nth"
        FROM "Endpoint" WHERE "apiId" = ANY(${[...apiIds]}::int[])) AS "e"
     WHERE "nth" <= ${limit} ORDER BY "apiId", "nth"`;
  const byApi = Map.groupBy(rows, ({ apiId }) => apiId);
  return new Map(
    [...byApi].map(([apiId, own]) => [
      apiId,
      { endpoints: own.map(toFrozen), more: Math.max(0, (own[0]?.all ?? 0) - own.length) },
    ]),
  );
}

function toFrozen(row: {
  method: string;
  path: string;
  documentation: number;
  traffic: number;
  lifecycle: number;
  observed: number;
}): FrozenEndpoint {
  return {
    method: row.method,
    path: row.path,
    documentation: documentationCodes.word(row.documentation),
    traffic: trafficCodes.word(row.traffic),
    lifecycle: lifecycleCodes.word(row.lifecycle),
    authentication: observedCodes.word(row.observed),
  };
}
