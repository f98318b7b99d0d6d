import { PENDING_STATUSES } from '@/lib/contracts/finding';
import type { ApiSummary } from '@/lib/contracts/inventory';
import { Severity } from '@/lib/contracts/rule';
import type { Grade } from '@/lib/contracts/score';
import type { StatedExposure } from '@/lib/contracts/stewardship';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { documentationCodes, trafficCodes } from './codes';
import { severityCodes, statusCodes } from './findings';

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
  lastSeen: Date | null;
  score: number | null;
  grade: Grade | null;
  evidenceCoverage: number;
  teamId: number | null;
  teamName: string | null;
  exposure: StatedExposure | null;
}

const DOCUMENTED = documentationCodes.code('documented');
const SEEN = [trafficCodes.code('active'), trafficCodes.code('quiet')];
const PENDING = PENDING_STATUSES.map(statusCodes.code);

/** APIs that have a spec or an endpoint, by id: all of them, or those asked for. One scan of the inventory. */
export async function listApiSummaries(db: Db, ids?: readonly number[]): Promise<ApiSummary[]> {
  const only = (column: string): Prisma.Sql =>
    ids ? Prisma.sql`${Prisma.raw(column)} = ANY(${[...ids]}::int[])` : Prisma.sql`true`;
  const rows = await db.$queryRaw<Row[]>`
    WITH "seen" AS (
      SELECT "apiId", count(*)::int AS "endpoints",
             (count(*) FILTER (WHERE "documentation" = ${DOCUMENTED} AND "traffic" = ANY(${SEEN}::smallint[])))::int AS "documentedAndSeen",
             (count(*) FILTER (WHERE "documentation" <> ${DOCUMENTED} AND "traffic" = ANY(${SEEN}::smallint[])))::int AS "seenOnly",
             (count(*) FILTER (WHERE "documentation" = ${DOCUMENTED} AND NOT "traffic" = ANY(${SEEN}::smallint[])))::int AS "documentedOnly",
             sum("requests")::bigint AS "requests", max("lastSeen") AS "lastSeen"
        FROM "Endpoint" WHERE ${only('"apiId"')} GROUP BY "apiId"),
    "declared" AS (SELECT "apiId", count(*)::int AS "specs" FROM "Spec" WHERE ${only('"apiId"')} GROUP BY "apiId")
    SELECT a."id", a."name", coalesce(d."specs", 0) AS "specs", coalesce(e."endpoints", 0) AS "endpoints",
           coalesce(e."documentedAndSeen", 0) AS "documentedAndSeen", coalesce(e."seenOnly", 0) AS "seenOnly",
           coalesce(e."documentedOnly", 0) AS "documentedOnly", coalesce(e."requests", 0)::bigint AS "requests",
           coalesce(v."unmatched", 0)::bigint AS "unmatched", e."lastSeen", s."score", s."grade",
           a."teamId", t."name" AS "teamName", a."exposure",
           coalesce(s."evidenceCoverage", 0) AS "evidenceCoverage"
      FROM "Api" a
      LEFT JOIN "Team" t ON t."id" = a."teamId"
      LEFT JOIN "seen" e ON e."apiId" = a."id"
      LEFT JOIN "declared" d ON d."apiId" = a."id"
      LEFT JOIN "ApiScore" s ON s."apiId" = a."id"
      LEFT JOIN "ApiEvidence" v ON v."apiId" = a."id"
     WHERE ${only('a."id"')} AND (e."apiId" IS NOT NULL OR d."apiId" IS NOT NULL) ORDER BY a."id"`;
  const hosts = await readHostsByApi(db, ids);
  const findings = await readPendingByApi(db, ids);
  return rows.map(({ teamId, teamName, ...row }) => ({
    ...row,
    team: teamId === null ? null : { id: teamId, name: teamName ?? '' },
    requests: Number(row.requests),
    unmatched: Number(row.unmatched),
    lastSeen: row.lastSeen?.toISOString() ?? null,
    findings: findings.get(row.id) ?? { ...NONE },
    hosts: hosts.get(row.id) ?? [],
  }));
}

async function readHostsByApi(
  db: Db,
  ids: readonly number[] | undefined,
): Promise<Map<number, ApiSummary['hosts']>> {
  const rows = await db.apiHost.findMany({
    where: ids ? { apiId: { in: [...ids] } } : {},
    orderBy: { host: 'asc' },
    select: { apiId: true, host: true, basePath: true, origin: true, lastSeen: true },
  });
  const observed = new Set(rows.filter((row) => row.lastSeen).map(({ apiId, host }) => `${apiId} ${host}`));
  const byApi = new Map<number, ApiSummary['hosts']>();
  for (const { apiId, host, basePath, origin } of rows) {
    const list = byApi.get(apiId) ?? [];
    byApi.set(apiId, list);
    list.push({
      host,
      basePath,
      origin: origin as ApiSummary['hosts'][number]['origin'],
      isObserved: observed.has(`${apiId} ${host}`),
    });
  }
  return byApi;
}

const NONE = Object.fromEntries(Severity.options.map((severity) => [severity, 0])) as Record<
  Severity,
  number
>;

async function readPendingByApi(
  db: Db,
  ids: readonly number[] | undefined,
): Promise<Map<number, Record<Severity, number>>> {
  const only = ids ? Prisma.sql`AND "apiId" = ANY(${[...ids]}::int[])` : Prisma.empty;
  const rows = await db.$queryRaw<{ apiId: number; severity: number; count: number }[]>`
    SELECT "apiId", "severity", count(*)::int AS "count" FROM "Finding"
     WHERE "status" = ANY(${PENDING}::smallint[]) ${only} GROUP BY "apiId", "severity"`;
  const byApi = new Map<number, Record<Severity, number>>();
  for (const { apiId, severity, count } of rows) {
    const counts = byApi.get(apiId) ?? { ...NONE };
    byApi.set(apiId, counts);
    counts[severityCodes.word(severity)] = count;
  }
  return byApi;
}
