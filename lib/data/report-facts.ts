import { PENDING_STATUSES } from '@/lib/contracts/finding';
import type { RuleCount, SeverityCount, WorstEndpoint } from '@/lib/contracts/report';
import { Severity } from '@/lib/contracts/rule';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { DUE_AT } from './finding-where';
import { severityCodes, statusCodes } from './findings';

const PENDING = PENDING_STATUSES.map(statusCodes.code);
const URGENT = (['critical', 'high'] as const).map(severityCodes.code);

/** Pending findings of an API, or of all. */
function pendingOf(apiId: number | null): Prisma.Sql {
  const api = apiId === null ? Prisma.empty : Prisma.sql`AND "apiId" = ${apiId}`;
  return Prisma.sql`"status" = ANY(${PENDING}::smallint[]) ${api}`;
}

/** By severity, the worst first, those without a finding included. */
export async function readSeverityCounts(db: Db, apiId: number | null, now: Date): Promise<SeverityCount[]> {
  const rows = await db.$queryRaw<{ severity: number; pending: number; overdue: number }[]>`
    SELECT "severity", count(*)::int AS "pending",
           (count(*) FILTER (WHERE ${Prisma.raw(DUE_AT)} < ${now}))::int AS "overdue"
      FROM "Finding" WHERE ${pendingOf(apiId)} GROUP BY "severity"`;
  return Severity.options.map((severity) => {
    const row = rows.find((one) => one.severity === severityCodes.code(severity));
    return { severity, pending: row?.pending ?? 0, overdue: row?.overdue ?? 0 };
  });
}

/** The rules with the worst and the most findings. */
export async function readRuleCounts(
  db: Db,
  apiId: number | null,
  limit: number,
): Promise<Omit<RuleCount, 'title'>[]> {
  const rows = await db.$queryRaw<(Omit<RuleCount, 'title' | 'severity'> & { severity: number })[]>`
    SELECT "rule", min("severity")::int AS "severity", count(*)::int AS "findings",
           count(DISTINCT "apiId")::int AS "apis"
      FROM "Finding" WHERE ${pendingOf(apiId)}
     GROUP BY "rule" ORDER BY 2, 3 DESC, 1 LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, severity: severityCodes.word(row.severity) }));
}

/** The endpoints with the worst and the most findings. */
export async function readWorstEndpoints(
  db: Db,
  apiId: number | null,
  limit: number,
): Promise<WorstEndpoint[]> {
  const rows = await db.$queryRaw<(Omit<WorstEndpoint, 'severity'> & { severity: number })[]>`
    SELECT e."id" AS "endpointId", a."name" AS "api", w."method", coalesce(e."path", w."path") AS "path", w."severity",
           w."findings", w."rules"
      FROM (SELECT "apiId", "method", "key", min("path") AS "path", min("severity")::int AS "severity",
                   count(*)::int AS "findings", array_agg(DISTINCT "rule" ORDER BY "rule") AS "rules"
              FROM "Finding" WHERE ${pendingOf(apiId)} AND "key" IS NOT NULL
             GROUP BY "apiId", "method", "key"
             ORDER BY min("severity"), count(*) DESC, "apiId", "key", "method" LIMIT ${limit}) AS w
      JOIN "Api" a ON a."id" = w."apiId"
      LEFT JOIN "Endpoint" e ON e."apiId" = w."apiId" AND e."method" = w."method" AND e."key" = w."key"
     ORDER BY w."severity", w."findings" DESC, a."name", w."key", w."method"`;
  return rows.map((row) => ({ ...row, severity: severityCodes.word(row.severity) }));
}

export interface PendingOfApi {
  apiId: number;
  pending: number;
  urgent: number;
}

/** How many findings of some APIs are pending, and critical or high. */
export function readPendingOfApis(db: Db, apiIds: readonly number[]): Promise<PendingOfApi[]> {
  return db.$queryRaw`
    SELECT "apiId", count(*)::int AS "pending",
           (count(*) FILTER (WHERE "severity" = ANY(${URGENT}::smallint[])))::int AS "urgent"
      FROM "Finding" WHERE "apiId" = ANY(${[...apiIds]}) AND ${pendingOf(null)} GROUP BY "apiId"`;
}
