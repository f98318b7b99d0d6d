import type { EndpointQuery, EndpointRow, EndpointSort } from '@/lib/contracts/inventory';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import {
  declaredCodes,
  documentationCodes,
  lifecycleCodes,
  nameCodes,
  observedCodes,
  riskCodes,
  sensitiveCodes,
  trafficCodes,
} from './codes';
import { type DatedFilter, endpointConditions, FIRST_SEEN, whereAll } from './endpoint-where';

/** Where a page ended: the sort column's value as text, and the row's id. */
export interface PageEnd {
  value: string;
  id: number;
}

const NEVER = `'1970-01-01 00:00:00+00'::timestamptz`;

/** The expression that each sort is indexed by, and the type its cursor's text is cast to. */
const SORTS: Record<EndpointSort, { by: string; type: string }> = {
  path: { by: '"path"', type: 'text' },
  api: { by: '"apiName"', type: 'text' },
  method: { by: '"method"', type: 'text' },
  risk: { by: '"risk"', type: 'smallint' },
  requests: { by: '"requests"', type: 'bigint' },
  fields: { by: '"fields"', type: 'int' },
  firstSeen: { by: FIRST_SEEN, type: 'timestamptz' },
  lastSeen: { by: `coalesce("lastSeen", ${NEVER})`, type: 'timestamptz' },
};

interface Row {
  id: number;
  apiId: number;
  apiName: string;
  method: string;
  path: string;
  host: string | null;
  basePath: string;
  documentation: number;
  traffic: number;
  lifecycle: number;
  declared: number;
  observed: number;
  names: number;
  sensitive: number;
  risk: number;
  requests: bigint;
  fields: number;
  firstSeen: Date | null;
  lastSeen: Date | null;
  sortValue: string;
}

const COLUMNS = Prisma.raw(
  `"id", "apiId", "apiName", "method", "path", "host", "basePath", "documentation", "traffic", "lifecycle", "declared",
   "observed", "names", "sensitive", "risk", "requests", "fields", "firstSeen", "lastSeen"`,
);

/** Sorting so many endpoints costs less than walking an index of the order until a page of them was met. */
const FEW = 5000;

/**
 * One page of the inventory, and where it ended when there is more. `matching` is how many endpoints the filter leaves,
 * if known: few are found by the filter and then sorted, many are met soon in the order's own index. Postgres cannot
 * tell, since it takes the endpoints of a filter to be spread evenly over every order.
 */
export async function listEndpoints(
  db: Db,
  query: EndpointQuery & DatedFilter,
  after: PageEnd | null,
  matching = Number.POSITIVE_INFINITY,
): Promise<{ rows: EndpointRow[]; end: PageEnd | null }> {
  const { by, type } = SORTS[query.sort];
  const isDescending = query.order === 'desc';
  const conditions = endpointConditions(query);
  if (after) {
    conditions.push(
      Prisma.sql`(${Prisma.raw(by)}, "id") ${Prisma.raw(isDescending ? '<' : '>')} (${after.value}::${Prisma.raw(type)}, ${after.id})`,
    );
  }
  const direction = Prisma.raw(isDescending ? 'DESC' : 'ASC');
  const fence = matching <= FEW ? Prisma.sql`OFFSET 0` : Prisma.empty;
  const found = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS}, (${Prisma.raw(by)})::text AS "sortValue"
      FROM (SELECT ${COLUMNS} FROM "Endpoint" ${whereAll(conditions)} ${fence}) AS matching
     ORDER BY ${Prisma.raw(by)} ${direction}, "id" ${direction}
     LIMIT ${query.limit + 1}`;
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const end = found.length > query.limit && last ? { value: last.sortValue, id: last.id } : null;
  return { rows: page.map(toEndpointRow), end };
}

export async function readEndpointRow(
  db: Db,
  id: number,
): Promise<(EndpointRow & { operationId: number | null }) | null> {
  const rows = await db.$queryRaw<(Row & { operationId: number | null })[]>`
    SELECT ${COLUMNS}, "operationId", '' AS "sortValue" FROM "Endpoint" WHERE "id" = ${id}`;
  const row = rows[0];
  return row ? { ...toEndpointRow(row), operationId: row.operationId } : null;
}

/** The endpoints of each API that traffic first showed since a time, newest first, at most `limit` of each. */
export async function readNewestEndpoints(
  db: Db,
  apiIds: readonly number[],
  since: Date,
  limit: number,
): Promise<EndpointRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT newest.* FROM unnest(${[...apiIds]}::int[]) AS asked("api")
      CROSS JOIN LATERAL (
        SELECT ${COLUMNS}, '' AS "sortValue" FROM "Endpoint" WHERE "apiId" = asked."api" AND "firstSeen" >= ${since}
         ORDER BY "firstSeen" DESC, "id" DESC LIMIT ${limit}) AS newest`;
  return rows.map(toEndpointRow);
}

function toEndpointRow(row: Row): EndpointRow {
  return {
    id: row.id,
    apiId: row.apiId,
    api: row.apiName,
    method: row.method,
    path: row.path,
    host: row.host,
    basePath: row.basePath,
    documentation: documentationCodes.word(row.documentation),
    traffic: trafficCodes.word(row.traffic),
    lifecycle: lifecycleCodes.word(row.lifecycle),
    declared: declaredCodes.word(row.declared),
    observed: observedCodes.word(row.observed),
    names: nameCodes.words(row.names),
    sensitive: sensitiveCodes.words(row.sensitive),
    risk: riskCodes.word(row.risk),
    requests: Number(row.requests),
    fields: row.fields,
    firstSeen: row.firstSeen?.toISOString() ?? null,
    lastSeen: row.lastSeen?.toISOString() ?? null,
  };
}
