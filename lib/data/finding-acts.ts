import type { ExceptionKind, FindingEvent, FindingStatus, Verification } from '@/lib/contracts/finding';
import type { FindingCare } from '@/lib/contracts/finding-care';
import type { Severity } from '@/lib/contracts/rule';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';
import { severityCodes, statusCodes } from './findings';

/** A finding as acts need it. */
export interface TendedFinding {
  id: number;
  apiId: number;
  version: number;
  severity: Severity;
  /** Team that answers for its API. */
  owner: number | null;
  care: FindingCare;
}

/** An entry of a finding's history, with what undoing it needs. */
export interface NewFindingEvent {
  findingId: number;
  kind: FindingEvent['kind'];
  says: string;
  actor: { id: string; name: string } | null;
  version: number | null;
  act: string | null;
  before: FindingCare | null;
  /** The status before, where it changed. */
  was: FindingStatus | null;
}

const TENDED = {
  id: true,
  apiId: true,
  version: true,
  severity: true,
  status: true,
  assigneeId: true,
  teamId: true,
  claimedAt: true,
  verification: true,
  acceptedUntil: true,
  isWarned: true,
  duplicateOfId: true,
  decidedSeverity: true,
  api: { select: { teamId: true } },
} as const;

type TendedRow = Prisma.FindingGetPayload<{ select: typeof TENDED }>;

/** Findings by id. Under the inventory's lock nobody else changes them meanwhile. */
export async function readTended(db: Db, ids: readonly number[]): Promise<Map<number, TendedFinding>> {
  const rows = await db.finding.findMany({ where: { id: { in: [...ids] } }, select: TENDED });
  return new Map(rows.map((row) => [row.id, toTended(row)]));
}

/** Notes whom comments on findings name. */
export async function addMentions(
  db: Db,
  findings: readonly number[],
  people: readonly string[],
  at: Date,
): Promise<void> {
  if (findings.length === 0 || people.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "FindingMention" ("findingId", "userId", "at")
    SELECT f, p, ${at} FROM unnest(${[...findings]}::int[]) AS f, unnest(${[...people]}::text[]) AS p
        ON CONFLICT ("findingId", "userId") DO UPDATE SET "at" = excluded."at"`;
}

/** Findings whose state time alone may change: claims that wait, acceptances, and duplicates. */
export async function readTimed(db: Db): Promise<TendedFinding[]> {
  const rows = await db.finding.findMany({
    where: {
      OR: [
        { status: statusCodes.code('fix-claimed'), verification: 'waiting' },
        { status: { in: [statusCodes.code('risk-accepted'), statusCodes.code('duplicate')] } },
      ],
    },
    select: TENDED,
    orderBy: { id: 'asc' },
  });
  return rows.map(toTended);
}

function toTended({ id, apiId, version, severity, api, ...row }: TendedRow): TendedFinding {
  return {
    id,
    apiId,
    version,
    severity: severityCodes.word(severity),
    owner: api.teamId,
    care: {
      ...row,
      status: statusCodes.word(row.status),
      verification: row.verification as Verification | null,
      decidedSeverity: row.decidedSeverity === null ? null : severityCodes.word(row.decidedSeverity),
    },
  };
}

/** Writes a finding's state; its version grows by one. */
export async function writeCare(db: Db, id: number, care: FindingCare): Promise<void> {
  const { status, decidedSeverity, ...rest } = care;
  await db.finding.update({
    where: { id },
    data: {
      ...rest,
      status: statusCodes.code(status),
      decidedSeverity: decidedSeverity === null ? null : severityCodes.code(decidedSeverity),
      version: { increment: 1 },
    },
  });
}

export async function addFindingEvents(db: Db, events: readonly NewFindingEvent[], at: Date): Promise<void> {
  await db.findingEvent.createMany({
    data: events.map(({ before, actor, was, ...event }) => ({
      ...event,
      was: was === null ? null : statusCodes.code(was),
      actor: actor?.name,
      actorId: actor?.id,
      at,
      before: before === null ? Prisma.DbNull : (JSON.parse(JSON.stringify(before)) as object),
    })),
  });
}

/** What an act of somebody's did, finding by finding: the state before, and the version that it made. */
export async function readAct(
  db: Db,
  act: string,
): Promise<{ findingId: number; at: Date; version: number; actorId: string | null; before: FindingCare }[]> {
  const rows = await db.findingEvent.findMany({
    where: { act, version: { not: null }, before: { not: Prisma.DbNull } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ findingId, at, version, actorId, before }) => {
    const care = before as unknown as Omit<FindingCare, 'claimedAt' | 'acceptedUntil'> &
      Record<'claimedAt' | 'acceptedUntil', string | null>;
    return {
      findingId,
      at,
      version: version as number,
      actorId,
      before: {
        ...care,
        claimedAt: care.claimedAt === null ? null : new Date(care.claimedAt),
        acceptedUntil: care.acceptedUntil === null ? null : new Date(care.acceptedUntil),
      },
    };
  });
}

export interface WaitingException {
  id: number;
  kind: ExceptionKind;
  until: Date | null;
  requesterId: string;
}

export async function findWaitingException(db: Db, findingId: number): Promise<WaitingException | null> {
  const row = await db.findingException.findFirst({
    where: { findingId, verdict: null },
    select: { id: true, kind: true, until: true, requesterId: true },
  });
  return row && { ...row, kind: row.kind as ExceptionKind };
}

export async function addException(
  db: Db,
  exception: {
    findingId: number;
    kind: ExceptionKind;
    reason: string;
    until: Date | null;
    requesterId: string;
    requester: string;
  },
  at: Date,
): Promise<number> {
  const { id } = await db.findingException.create({
    data: { ...exception, requestedAt: at },
    select: { id: true },
  });
  return id;
}

export async function decideException(
  db: Db,
  id: number,
  { verdict, approver }: { verdict: 'approved' | 'rejected' | 'withdrawn'; approver: string },
  at: Date,
): Promise<void> {
  await db.findingException.update({ where: { id }, data: { verdict, approver, decidedAt: at } });
}

/** Of these people and teams, those that are still there. */
export async function readAssignable(
  db: Db,
  { people, teams }: { people: readonly string[]; teams: readonly number[] },
): Promise<{ people: ReadonlySet<string>; teams: ReadonlySet<number> }> {
  const users = await db.user.findMany({ where: { id: { in: [...people] } }, select: { id: true } });
  const rows = await db.team.findMany({ where: { id: { in: [...teams] } }, select: { id: true } });
  return { people: new Set(users.map(({ id }) => id)), teams: new Set(rows.map(({ id }) => id)) };
}

/** Takes back what somebody asked for a finding at `at`, whatever was decided on it then. */
export async function withdrawException(
  db: Db,
  { findingId, requesterId, at }: { findingId: number; requesterId: string; at: Date },
): Promise<void> {
  await db.findingException.updateMany({
    where: { findingId, requesterId, requestedAt: at },
    data: { verdict: 'withdrawn' },
  });
}
