import type { Db } from '../client';

export interface SessionRow {
  id: string;
  token: string;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Sessions of a person that have not expired, the one used last first. */
export async function listSessions(db: Db, userId: string, now: Date): Promise<SessionRow[]> {
  return db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    select: { id: true, token: true, userAgent: true, createdAt: true, updatedAt: true },
    orderBy: { updatedAt: 'desc' },
    take: 200,
  });
}

export async function removeSession(db: Db, userId: string, id: string): Promise<boolean> {
  return (await db.session.deleteMany({ where: { id, userId } })).count > 0;
}
