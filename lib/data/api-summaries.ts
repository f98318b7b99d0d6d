import type { ApiSummary } from '@/lib/contracts/inventory';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { documentationCodes, trafficCodes } from './codes';
import { searchWords } from './endpoint-where';

interface Row {
  id: number;
  name: string;
  specs: number;
  endpoints: number;
  documentedAndSeen: number;
  seenOnly: number;
  documentedOnly: number;
  requests: bigint;
  unmatched: bigint;
}

const DOCUMENTED = documentationCodes.code('documented');
const SEEN = [trafficCodes.code('active'), trafficCodes.code('quiet')];

/** APIs that have a spec or an endpoint, by id, with the parts of their coverage strip. */
export async function listApiSummaries(
  db: Db,
  query: { q?: string; ids?: readonly number[]; after?: number; limit: number },
): Promise<ApiSummary[]> {
  const words = searchWords(query.q).map((word) => Prisma.sql`AND position(${word} in lower(a."name")) > 0`);
  const ids = query.ids ? Prisma.sql`AND a."id" = ANY(${[...query.ids]})` : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>`
    WITH page AS (
      SELECT a."id", a."name" FROM "Api" a
       WHERE a."id" > ${query.after ?? 0} ${ids} ${words.length > 0 ? Prisma.join(words, ' ') : Prisma.empty}
         AND (EXISTS (SELECT 1 FROM "Endpoint" e WHERE e."apiId" = a."id") OR EXISTS (SELECT 1 FROM "Spec" s WHERE s."apiId" = a."id"))
       ORDER BY a."id" LIMIT ${query.limit})
    SELECT p."id", p."name", (SELECT count(*)::int FROM "Spec" s WHERE s."apiId" = p."id") AS "specs",
           count(e."id")::int AS "endpoints",
           (count(*) FILTER (WHERE e."documentation" = ${DOCUMENTED} AND e."traffic" = ANY(${SEEN}::smallint[])))::int AS "documentedAndSeen",
           (count(*) FILTER (WHERE e."documentation" <> ${DOCUMENTED} AND e."traffic" = ANY(${SEEN}::smallint[])))::int AS "seenOnly",
           (count(*) FILTER (WHERE e."documentation" = ${DOCUMENTED} AND NOT e."traffic" = ANY(${SEEN}::smallint[])))::int AS "documentedOnly",
           coalesce(sum(e."requests"), 0)::bigint AS "requests",
           coalesce((SELECT v."unmatched" FROM "ApiEvidence" v WHERE v."apiId" = p."id"), 0)::bigint AS "unmatched"
      FROM page p LEFT JOIN "Endpoint" e ON e."apiId" = p."id"
     GROUP BY p."id", p."name" ORDER BY p."id"`;
  const hosts = await db.apiHost.findMany({
    where: { apiId: { in: rows.map(({ id }) => id) } },
    orderBy: { host: 'asc' },
  });
  const observed = new Set(
    hosts.filter(({ lastSeen }) => lastSeen).map(({ apiId, host }) => `${apiId} ${host}`),
  );
  return rows.map((row) => ({
    ...row,
    requests: Number(row.requests),
    unmatched: Number(row.unmatched),
    hosts: hosts
      .filter(({ apiId }) => apiId === row.id)
      .map(({ host, basePath, origin }) => ({
        host,
        basePath,
        origin: origin as ApiSummary['hosts'][number]['origin'],
        isObserved: observed.has(`${row.id} ${host}`),
      })),
  }));
}
