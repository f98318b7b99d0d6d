import type { Team } from '@/lib/contracts/account';
import { addTeam, hasTeamNamed, listTeams, removeTeam, renameTeam } from '@/lib/data/accounts/teams';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { markAllStale } from '@/lib/data/judging';
import { areOwnersKept } from '@/lib/data/stewardship';
import { ConflictError, NotFoundError } from '../errors';

export function browseTeams(): Promise<Team[]> {
  return listTeams(database());
}

export function createTeam(name: string): Promise<Team> {
  return inTransaction(async (db) => {
    await refuseTaken(db, name);
    const areFirst = !(await areOwnersKept(db));
    const team = await readTeam(db, await addTeam(db, name));
    if (areFirst) await markAllStale(db);
    return team;
  });
}

export function changeTeam(id: number, name: string): Promise<Team> {
  return inTransaction(async (db) => {
    const team = await readTeam(db, id);
    if (team.name.toLowerCase() !== name.toLowerCase()) await refuseTaken(db, name);
    await renameTeam(db, id, name);
    await bumpEstateVersion(db);
    return { ...team, name };
  });
}

export function deleteTeam(id: number): Promise<void> {
  return inTransaction(async (db) => {
    if (!(await removeTeam(db, id))) throw new NotFoundError('team', id);
    await markAllStale(db);
    await bumpEstateVersion(db);
  });
}

async function readTeam(db: Db, id: number): Promise<Team> {
  const [team] = await listTeams(db, id);
  if (!team) throw new NotFoundError('team', id);
  return team;
}

async function refuseTaken(db: Db, name: string): Promise<void> {
  if (await hasTeamNamed(db, name)) throw new ConflictError(`There is a team "${name}" already.`);
}
