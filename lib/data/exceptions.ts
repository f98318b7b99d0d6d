import { type ExceptionQuery, ExceptionState, type FindingException } from '@/lib/contracts/exception';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { severityCodes, statusCodes } from './findings';

/** An exception as it is stored: what its rule is called is not in the database. */
export type StoredException = Omit<FindingException, 'title'>;

/** What of an exception tells its state: `x` it, `f` its finding. */
const STATE = Prisma.sql`
  CASE WHEN x."verdict" IS NULL THEN 'waiting'
       WHEN x."verdict" <> 'approved' THEN 'refused'
       WHEN f."status" = CASE x."kind" WHEN 'risk-accepted' THEN ${statusCodes.code('risk-accepted')}::int
                                       ELSE ${statusCodes.code('false-positive')}::int END
            AND x."id" = (SELECT max(y."id") FROM "FindingException" y
                           WHERE y."findingId" = x."findingId" AND y."verdict" = 'approved') THEN 'in-force'
       ELSE 'ended' END`;

interface Row extends Omit<StoredException, 'severity' | 'requestedAt' | 'decidedAt' | 'until'> {
  severity: number;
  requestedAt: Date;
  decidedAt: Date | null;
  until: Date | null;
}

/** In the order of the contract. */
export async function listExceptions(
  db: Db,
  { state = ExceptionState.options, limit }: ExceptionQuery,
): Promise<StoredException[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s."id", s."findingId" AS "finding", s."kind", s."state", s."reason", s."requester", s."requestedAt",
           s."approver", s."decidedAt", s."until", s."rule", s."severity", a."name" AS "api", s."method", s."path",
           s."host", s."source"
      FROM (SELECT x.*, f."apiId", f."method", f."path", f."rule", f."severity", f."host", f."source", ${STATE} AS "state"
              FROM "FindingException" x JOIN "Finding" f ON f."id" = x."findingId") AS s
      JOIN "Api" a ON a."id" = s."apiId"
     WHERE s."state" = ANY(${state}::text[])
     ORDER BY CASE s."state" WHEN 'waiting' THEN 0 WHEN 'in-force' THEN 1 ELSE 2 END,
              CASE s."state" WHEN 'waiting' THEN s."requestedAt" WHEN 'in-force' THEN s."until" END NULLS LAST,
              s."id" DESC
     LIMIT ${limit}`;
  return rows.map(({ severity, requestedAt, decidedAt, until, ...row }) => ({
    ...row,
    severity: severityCodes.word(severity),
    requestedAt: requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
  }));
}

/** How many there are of each state. */
export async function countExceptions(db: Db): Promise<Record<ExceptionState, number>> {
  const rows = await db.$queryRaw<{ state: ExceptionState; count: number }[]>`
    SELECT ${STATE} AS "state", count(*)::int AS "count"
      FROM "FindingException" x JOIN "Finding" f ON f."id" = x."findingId" GROUP BY 1`;
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  const of = (state: ExceptionState): number => counts.get(state) ?? 0;
  return {
    waiting: of('waiting'),
    'in-force': of('in-force'),
    ended: of('ended'),
    refused: of('refused'),
  };
}
