import type {
  Assignee,
  FindingEvent,
  FindingOrder,
  FindingRow,
  FindingSort,
  Verification,
  WaitingRequest,
} from '@/lib/contracts/finding';
import type { EvidenceItem } from '@/lib/contracts/rule';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { whereAll } from './endpoint-where';
import { DUE_AT, type FindingScope, findingConditions } from './finding-where';
import { confidenceCodes, severityCodes, statusCodes } from './findings';

/** A row as it is stored: what its rule is called is not in the database. */
export type StoredFinding = Omit<FindingRow, 'title'>;

/** Where a page ended: the values that its order compares, as text, and the row's id. */
export interface FindingPageEnd {
  values: string[];
  id: number;
}

interface Order {
  by: readonly { column: string; type: string }[];
  isDescending: boolean;
}

const ORDERS: Record<FindingSort, Order> = {
  urgency: {
    by: [
      { column: '"severity"', type: 'smallint' },
      { column: '(-"gain")', type: 'float8' },
    ],
    isDescending: false,
  },
  gain: { by: [{ column: '"gain"', type: 'float8' }], isDescending: true },
  due: { by: [{ column: `coalesce(${DUE_AT}, 'infinity')`, type: 'timestamptz' }], isDescending: false },
  opened: { by: [{ column: '"openedAt"', type: 'timestamptz' }], isDescending: true },
  lastSeen: {
    by: [{ column: `coalesce("lastSeen", '-infinity')`, type: 'timestamptz' }],
    isDescending: true,
  },
};

interface Row {
  id: number;
  apiId: number;
  api: string;
  rule: string;
  severity: number;
  confidence: number;
  status: number;
  endpointId: number | null;
  method: string | null;
  path: string | null;
  host: string | null;
  source: string | null;
  qualifier: string;
  says: string;
  firstSeen: Date | null;
  lastSeen: Date | null;
  openedAt: Date;
  resolvedAt: Date | null;
  dueAt: Date | null;
  regressions: number;
  gain: number;
  version: number;
  assigneeId: string | null;
  assigneeName: string | null;
  teamId: number | null;
  teamName: string | null;
  verification: Verification | null;
  acceptedUntil: Date | null;
}

const ROW = Prisma.raw(`
  f."id", f."apiId", a."name" AS "api", f."rule", f."severity", f."confidence", f."status", e."id" AS "endpointId",
  f."method", f."path", f."host", f."source", f."qualifier", f."evidence"->0->>'says' AS "says", f."firstSeen",
  f."lastSeen", f."openedAt", f."resolvedAt", f."regressions", f."gain", f."version", f."assigneeId",
  u."name" AS "assigneeName", f."teamId", t."name" AS "teamName", f."verification", f."acceptedUntil"`);
const PLACES = Prisma.raw(`
  JOIN "Api" a ON a."id" = f."apiId"
  LEFT JOIN "Endpoint" e ON e."apiId" = f."apiId" AND e."method" = f."method" AND e."key" = f."key"
  LEFT JOIN "User" u ON u."id" = f."assigneeId"
  LEFT JOIN "Team" t ON t."id" = f."teamId"`);

/** Sorting so many findings costs less than walking an index of the order until a page of them was met. */
const FEW = 5000;

/** One page of findings, and where it ended when there is more. `matching` is how many findings the filter leaves. */
export async function listFindings(
  db: Db,
  query: FindingOrder & FindingScope & { limit: number },
  { after, matching, now }: { after: FindingPageEnd | null; matching: number; now: Date },
): Promise<{ rows: StoredFinding[]; end: FindingPageEnd | null }> {
  const { by, isDescending } = ORDERS[query.sort];
  const conditions = findingConditions(query, now);
  const columns = Prisma.raw([...by.map(({ column }) => column), '"id"'].join(', '));
  if (after && after.values.length === by.length) {
    const ends = by.map(({ type }, i) => Prisma.sql`${after.values[i]}::text::${Prisma.raw(type)}`);
    const beyond = Prisma.raw(isDescending ? '<' : '>');
    conditions.push(Prisma.sql`(${columns}) ${beyond} (${Prisma.join([...ends, Prisma.sql`${after.id}`])})`);
  }
  const direction = isDescending ? 'DESC' : 'ASC';
  const order = Prisma.raw(
    [...by.map(({ column }) => column), '"id"'].map((c) => `${c} ${direction}`).join(', '),
  );
  const values = Prisma.raw(`ARRAY[${by.map(({ column }) => `(${column})::text`).join(', ')}]`);
  const fence = matching <= FEW ? Prisma.sql`OFFSET 0` : Prisma.empty;
  const found = await db.$queryRaw<(Row & { values: string[] })[]>`
    WITH page AS (
      SELECT first.*, row_number() OVER () AS "position"
        FROM (SELECT "id", ${values} AS "values", ${Prisma.raw(DUE_AT)} AS "dueAt"
                FROM (SELECT "id", "severity", "gain", "status", "openedAt", "lastSeen"
                        FROM "Finding" ${whereAll(conditions)} ${fence}) AS matching
               ORDER BY ${order} LIMIT ${query.limit + 1}) AS first)
    SELECT ${ROW}, p."dueAt", p."values"
      FROM page p JOIN "Finding" f ON f."id" = p."id" ${PLACES} ORDER BY p."position"`;
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const end = found.length > query.limit && last ? { values: last.values, id: last.id } : null;
  return { rows: page.map((row) => toFinding(row, now)), end };
}

export async function readFinding(db: Db, id: number, now: Date): Promise<StoredFinding | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${ROW}, (SELECT ${Prisma.raw(DUE_AT)} FROM "Finding" WHERE "id" = f."id") AS "dueAt"
      FROM "Finding" f ${PLACES} WHERE f."id" = ${id}`;
  return row ? toFinding(row, now) : null;
}

/** What was seen, by finding. */
export async function readFindingEvidence(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, EvidenceItem[]>> {
  const rows = await db.finding.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, evidence: true },
  });
  return new Map(rows.map(({ id, evidence }) => [id, evidence as unknown as EvidenceItem[]]));
}

/** What happened to a finding, oldest first. */
export async function readFindingEvents(db: Db, findingId: number): Promise<FindingEvent[]> {
  const rows = await db.findingEvent.findMany({ where: { findingId }, orderBy: { id: 'asc' } });
  return rows.map(toEvent);
}

/** What happened to a finding after the version that somebody knows, oldest first. */
export async function readEventsAfter(db: Db, findingId: number, version: number): Promise<FindingEvent[]> {
  const rows = await db.findingEvent.findMany({
    where: { findingId, version: { gt: version } },
    orderBy: { id: 'asc' },
  });
  return rows.map(toEvent);
}

function toEvent({
  id,
  at,
  kind,
  says,
  actor,
}: {
  id: bigint;
  at: Date;
  kind: string;
  says: string;
  actor: string | null;
}): FindingEvent {
  return { id: Number(id), at: at.toISOString(), kind: kind as FindingEvent['kind'], says, actor };
}

/** What of a finding only its own page shows. */
export async function readFindingCare(
  db: Db,
  id: number,
): Promise<{ owner: number | null; duplicateOf: number | null; request: WaitingRequest | null }> {
  const row = await db.finding.findUniqueOrThrow({
    where: { id },
    select: {
      duplicateOfId: true,
      api: { select: { teamId: true } },
      exceptions: { where: { verdict: null }, orderBy: { id: 'desc' }, take: 1 },
    },
  });
  const [waiting] = row.exceptions;
  return {
    owner: row.api.teamId,
    duplicateOf: row.duplicateOfId,
    request: waiting
      ? {
          for: waiting.kind as WaitingRequest['for'],
          reason: waiting.reason,
          until: waiting.until?.toISOString() ?? null,
          requesterId: waiting.requesterId,
          requester: waiting.requester,
          requestedAt: waiting.requestedAt.toISOString(),
        }
      : null,
  };
}

/** The last thing that happened to any finding. */
export async function readLastFindingEvent(db: Db): Promise<{ id: number; at: Date } | null> {
  const row = await db.findingEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true, at: true } });
  return row && { id: Number(row.id), at: row.at };
}

function toFinding(row: Row, now: Date): StoredFinding {
  return {
    id: row.id,
    apiId: row.apiId,
    api: row.api,
    rule: row.rule,
    severity: severityCodes.word(row.severity),
    confidence: confidenceCodes.word(row.confidence),
    status: statusCodes.word(row.status),
    endpointId: row.endpointId,
    method: row.method,
    path: row.path,
    host: row.host,
    source: row.source,
    qualifier: row.qualifier,
    says: row.says,
    firstSeen: row.firstSeen?.toISOString() ?? null,
    lastSeen: row.lastSeen?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    isOverdue: row.dueAt !== null && row.dueAt < now,
    regressions: row.regressions,
    gain: row.gain,
    version: row.version,
    assignee: toAssignee(row),
    verification: row.verification,
    acceptedUntil: row.acceptedUntil?.toISOString() ?? null,
  };
}

function toAssignee({ assigneeId, assigneeName, teamId, teamName }: Row): Assignee | null {
  if (assigneeId !== null) return { kind: 'person', id: assigneeId, name: assigneeName ?? '' };
  return teamId === null ? null : { kind: 'team', id: String(teamId), name: teamName ?? '' };
}
