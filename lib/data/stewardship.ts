import type { StatedExposure, Stewardship } from '@/lib/contracts/stewardship';
import type { Db } from './client';

/** What people said of an API; `null`: there is no such API. */
export async function readStewardship(db: Db, apiId: number): Promise<Stewardship | null> {
  const api = await db.api.findUnique({
    where: { id: apiId },
    select: { exposure: true, team: { select: { id: true, name: true } } },
  });
  return api && { team: api.team, exposure: api.exposure as StatedExposure | null };
}

export async function writeStewardship(
  db: Db,
  apiId: number,
  { team, exposure }: { team?: number | null; exposure?: StatedExposure | null },
): Promise<void> {
  await db.api.update({ where: { id: apiId }, data: { teamId: team, exposure } });
}

/** Without a team nobody has begun to record owners, and none is missed. */
export async function areOwnersKept(db: Db): Promise<boolean> {
  return (await db.team.findFirst({ select: { id: true } })) !== null;
}
