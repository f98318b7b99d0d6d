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
  count: number;
}

/** Groups of the endpoints that match the text part of a filter: one scan, one hash aggregate. */
export function readStateGroups(
  db: Db,
  filter: Pick<DatedFilter, 'q' | 'host' | 'firstSeenFrom'>,
): Promise<StateGroup[]> {
  return db.$queryRaw<StateGroup[]>`
    SELECT "apiName" AS "api", "method", "documentation", "traffic", "lifecycle", "declared", "observed", "names",
           "sensitive", count(*)::int AS "count"
      FROM "Endpoint" ${whereAll(textConditions(filter))}
     GROUP BY "apiName", "method", "documentation", "traffic", "lifecycle", "declared", "observed", "names", "sensitive"`;
}
