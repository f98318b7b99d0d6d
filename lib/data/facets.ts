import { NO_TEAM } from '@/lib/contracts/no-team';
import type { Db } from './client';
import { type DatedFilter, textConditions, whereAll } from './endpoint-where';

/** How many endpoints share all these states. Facets of any filter are sums over such groups. */
export interface StateGroup {
  api: string;
  method: string;
  documentation: number;
  traffic: number;
  lifecycle: number;
  declared: number;
  observed: number;
  names: number;
  sensitive: number;
  risk: number;
  host: string | null;
  /** Of the API: the team that answers for it and how far it reaches, each in the words of the filter. */
  team: string;
  exposure: string;
  count: number;
}

/** Groups of the endpoints that match the text part of a filter: one scan, one hash aggregate, one row of each API. */
export function readStateGroups(
  db: Db,
  filter: Pick<DatedFilter, 'q' | 'host' | 'firstSeenFrom'>,
): Promise<StateGroup[]> {
  return db.$queryRaw<StateGroup[]>`
    SELECT g.*, a."name" AS "api", coalesce(t."name", ${NO_TEAM}) AS "team", coalesce(a."exposure", 'unknown') AS "exposure"
      FROM (SELECT "apiId", "method", "documentation", "traffic", "lifecycle", "declared", "observed", "names",
                   "sensitive", "risk", "host", count(*)::int AS "count"
              FROM "Endpoint" ${whereAll(textConditions(filter))}
             GROUP BY "apiId", "method", "documentation", "traffic", "lifecycle", "declared", "observed", "names",
                      "sensitive", "risk", "host") AS g
      JOIN "Api" a ON a."id" = g."apiId"
      LEFT JOIN "Team" t ON t."id" = a."teamId"`;
}

/** Every host that an endpoint names, and `null` where one names none. */
export async function readEndpointHosts(db: Db): Promise<(string | null)[]> {
  const rows = await db.$queryRaw<{ host: string | null }[]>`SELECT DISTINCT "host" FROM "Endpoint"`;
  return rows.map(({ host }) => host);
}
