import type { Team } from '@/lib/contracts/account';
import type { Db } from '../client';

export async function listTeams(db: Db, id?: number): Promise<Team[]> {
  const rows = await db.team.findMany({
    where: { id },
    include: { _count: { select: { members: true, apis: true } } },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ id: teamId, name, _count }) => ({ id: teamId, name, ..._count }));
}

export async function hasTeamNamed(db: Db, name: string): Promise<boolean> {
  return (await db.team.count({ where: { name: { equals: name, mode: 'insensitive' } } })) > 0;
}

export async function addTeam(db: Db, name: string): Promise<number> {
  return (await db.team.create({ data: { name }, select: { id: true } })).id;
}

export async function renameTeam(db: Db, id: number, name: string): Promise<boolean> {
  return (await db.team.updateMany({ where: { id }, data: { name } })).count > 0;
}

export async function removeTeam(db: Db, id: number): Promise<boolean> {
  return (await db.team.deleteMany({ where: { id } })).count > 0;
}

/** The team that answers for an API; `undefined`: there is no such API. */
export async function readOwner(db: Db, apiId: number): Promise<number | null | undefined> {
  return (await db.api.findUnique({ where: { id: apiId }, select: { teamId: true } }))?.teamId;
}
