import type {
  AssignedFacts,
  AssignmentRule,
  AssignmentTerms,
  NewAssignmentRule,
} from '@/lib/contracts/assignment';
import { PENDING_STATUSES } from '@/lib/contracts/finding';
import type { Db } from './client';
import { statusCodes } from './findings';

export interface StoredAssignmentRule extends AssignmentTerms {
  personId: string | null;
  teamId: number | null;
  /** Of the person or the team. */
  name: string;
}

interface Row extends AssignmentTerms {
  id: number;
  owner: string | null;
  personId: string | null;
  teamId: number | null;
  name: string;
  isDisabled: boolean;
}

/** In the order in which they are tried. */
export async function listAssignmentRules(db: Db): Promise<AssignmentRule[]> {
  return (await readRows(db)).map(({ id, rule, api, path, ownerId, owner, personId, teamId, name }) => ({
    id,
    rule,
    api,
    path,
    owner: ownerId === null ? null : { id: ownerId, name: owner ?? '' },
    assignee:
      personId === null
        ? { kind: 'team' as const, id: String(teamId), name }
        : { kind: 'person' as const, id: personId, name },
  }));
}

/** Those that can be followed: of people who can sign in, and of teams. */
export async function readAssignmentRules(db: Db): Promise<StoredAssignmentRule[]> {
  return (await readRows(db)).filter(({ isDisabled }) => !isDisabled);
}

function readRows(db: Db): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT r."id", r."rule", r."api", r."path", r."ownerId", o."name" AS "owner", r."personId", r."teamId",
           coalesce(u."name", t."name", '') AS "name", coalesce(u."isDisabled", false) AS "isDisabled"
      FROM "AssignmentRule" r LEFT JOIN "Team" o ON o."id" = r."ownerId" LEFT JOIN "User" u ON u."id" = r."personId"
      LEFT JOIN "Team" t ON t."id" = r."teamId" ORDER BY r."position", r."id"`;
}

/** After those that are there. */
export async function addAssignmentRule(db: Db, rule: NewAssignmentRule): Promise<number> {
  const { owner: ownerId, person: personId, team: teamId, ...fits } = rule;
  const { _max } = await db.assignmentRule.aggregate({ _max: { position: true } });
  const position = (_max.position ?? 0) + 1;
  const row = await db.assignmentRule.create({ data: { ...fits, ownerId, personId, teamId, position } });
  return row.id;
}

export async function placeAssignmentRules(db: Db, ids: readonly number[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await db.assignmentRule.update({ where: { id }, data: { position } });
}

/** False when there is no such rule. */
export async function deleteAssignmentRule(db: Db, id: number): Promise<boolean> {
  return (await db.assignmentRule.deleteMany({ where: { id } })).count > 0;
}

/** Findings that need something done and are nobody's: all of them, or those of an API that were opened at a moment. */
export async function readUnassigned(
  db: Db,
  only?: { apiId: number; openedAt: Date },
): Promise<(AssignedFacts & { id: number })[]> {
  const rows = await db.finding.findMany({
    where: {
      ...only,
      assigneeId: null,
      teamId: null,
      status: { in: PENDING_STATUSES.map(statusCodes.code) },
    },
    select: { id: true, rule: true, path: true, api: { select: { name: true, teamId: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, rule, path, api }) => ({ id, rule, path, api: api.name, ownerId: api.teamId }));
}

/** Writes to whom findings go, with an entry in the history of each. One statement. */
export async function assignFindings(
  db: Db,
  rows: readonly { id: number; personId: string | null; teamId: number | null; says: string }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    WITH given AS (
      UPDATE "Finding" f SET "assigneeId" = r."personId", "teamId" = r."teamId", "version" = f."version" + 1
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("id" int, "personId" text, "teamId" int, "says" text)
       WHERE f."id" = r."id" RETURNING f."id", f."version", r."says")
    INSERT INTO "FindingEvent" ("findingId", "at", "kind", "says", "version")
    SELECT "id", ${at}, 'assigned', "says", "version" FROM given`;
}
