import type { Person } from '@/lib/contracts/account';
import type { Role } from '@/lib/contracts/roles';
import type { Db } from '../client';

const WITH_TEAMS = {
  teams: { select: { team: { select: { id: true, name: true } } }, orderBy: { team: { name: 'asc' } } },
  sessions: { select: { updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 1 },
} as const;

export async function listPeople(db: Db, id?: string): Promise<Person[]> {
  const rows = await db.user.findMany({
    where: { id },
    include: WITH_TEAMS,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    teams: row.teams.map(({ team }) => team),
    hasSecondFactor: row.twoFactorEnabled ?? false,
    isDisabled: row.isDisabled,
    createdAt: row.createdAt.toISOString(),
    lastSeen: row.sessions[0]?.updatedAt.toISOString() ?? null,
  }));
}

/** Those who can sign in, by name. */
export async function listNames(db: Db): Promise<{ id: string; name: string }[]> {
  return db.user.findMany({
    where: { isDisabled: false },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

/** Who somebody is, as far as deciding what they may needs it; `null` for a stranger and for who is switched off. */
export async function readActor(
  db: Db,
  id: string,
): Promise<{ id: string; name: string; email: string; role: Role; teams: number[] } | null> {
  const row = await db.user.findUnique({
    where: { id, isDisabled: false },
    select: { id: true, name: true, email: true, role: true, teams: { select: { teamId: true } } },
  });
  return row && { ...row, role: row.role as Role, teams: row.teams.map(({ teamId }) => teamId) };
}

export async function isDisabledPerson(db: Db, id: string): Promise<boolean> {
  return (await db.user.count({ where: { id, isDisabled: true } })) > 0;
}

export async function countPeople(db: Db): Promise<number> {
  return db.user.count();
}

export async function hasPassword(db: Db, id: string): Promise<boolean> {
  return (await db.account.count({ where: { userId: id, providerId: 'credential' } })) > 0;
}

export async function findPersonByEmail(db: Db, email: string): Promise<{ id: string; name: string } | null> {
  return db.user.findUnique({ where: { email }, select: { id: true, name: true } });
}

/** Adds somebody whose address is known to be theirs: an administrator gave them a link. */
export async function addPerson(
  db: Db,
  person: { id: string; name: string; email: string; role: Role; passwordHash: string },
  at: Date,
): Promise<void> {
  const { id, name, email, role, passwordHash } = person;
  await db.user.create({
    data: {
      id,
      name,
      email,
      role,
      emailVerified: true,
      createdAt: at,
      updatedAt: at,
      accounts: {
        create: {
          id: `credential-${id}`,
          accountId: id,
          providerId: 'credential',
          password: passwordHash,
          createdAt: at,
          updatedAt: at,
        },
      },
    },
  });
}

/** Sets a password, also for whoever had none, and takes a lost second factor off; every session ends. */
export async function replacePassword(db: Db, id: string, passwordHash: string, at: Date): Promise<void> {
  await db.account.upsert({
    where: { id: `credential-${id}` },
    create: {
      id: `credential-${id}`,
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    },
    update: { password: passwordHash, updatedAt: at },
  });
  await db.twoFactor.deleteMany({ where: { userId: id } });
  await db.user.update({ where: { id }, data: { twoFactorEnabled: false, updatedAt: at } });
  await endSessions(db, id);
}

export async function joinTeams(db: Db, userId: string, teamIds: readonly number[]): Promise<void> {
  const teams = await db.team.findMany({ where: { id: { in: [...teamIds] } }, select: { id: true } });
  await db.teamMember.createMany({
    data: teams.map(({ id }) => ({ userId, teamId: id })),
    skipDuplicates: true,
  });
}

export async function changePerson(
  db: Db,
  id: string,
  change: { role?: Role; teams?: readonly number[]; isDisabled?: boolean },
  at: Date,
): Promise<void> {
  const { role, isDisabled, teams } = change;
  await db.user.update({ where: { id }, data: { role, isDisabled, updatedAt: at } });
  if (teams) {
    await db.teamMember.deleteMany({ where: { userId: id } });
    await joinTeams(db, id, teams);
  }
  if (isDisabled) await endSessions(db, id);
}

/** Administrators who can sign in. */
export async function countAdministrators(db: Db): Promise<number> {
  return db.user.count({ where: { role: 'admin', isDisabled: false } });
}

async function endSessions(db: Db, userId: string): Promise<void> {
  await db.session.deleteMany({ where: { userId } });
}

/** Serialises what must hold over all people: the first administrator, and the last. */
export async function lockPeople(db: Db): Promise<void> {
  await db.$executeRaw`LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE`;
}
