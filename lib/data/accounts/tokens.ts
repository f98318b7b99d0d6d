import type { ApiToken } from '@/lib/contracts/account';
import type { Scope } from '@/lib/contracts/roles';
import type { Db } from '../client';

export interface StoredToken {
  id: number;
  name: string;
  userId: string;
  scopes: Scope[];
  source: string | null;
}

export async function addToken(
  db: Db,
  token: Omit<StoredToken, 'id'> & { secretHash: string; start: string; createdAt: Date; expiresAt: Date },
): Promise<ApiToken> {
  return toContract(await db.apiToken.create({ data: token, include: OWNER }));
}

/** Newest first; `userId`: of this person only. */
export async function listTokens(db: Db, userId?: string): Promise<ApiToken[]> {
  const rows = await db.apiToken.findMany({
    where: { userId },
    include: OWNER,
    orderBy: { id: 'desc' },
    take: 1000,
  });
  return rows.map(toContract);
}

/** The token of this secret, if it has not expired. */
export async function findToken(db: Db, secretHash: string, now: Date): Promise<StoredToken | null> {
  const row = await db.apiToken.findFirst({
    where: { secretHash, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { id: true, name: true, userId: true, scopes: true, source: true },
  });
  return row && { ...row, scopes: row.scopes as Scope[] };
}

/** Says that a token was used, at most once a minute: reading must not cost a write each time. */
export async function touchToken(db: Db, id: number, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  await db.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: minuteAgo } }] },
    data: { lastUsedAt: now },
  });
}

/** `userId`: only if it is this person's. Returns its name, `null` when there is none. */
export async function removeToken(db: Db, id: number, userId?: string): Promise<string | null> {
  const token = await db.apiToken.findFirst({ where: { id, userId }, select: { name: true } });
  if (!token) return null;
  await db.apiToken.deleteMany({ where: { id } });
  return token.name;
}

const OWNER = { user: { select: { name: true } } } as const;

function toContract(row: {
  id: number;
  name: string;
  start: string;
  scopes: string[];
  source: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  user: { name: string };
}): ApiToken {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    owner: row.user.name,
    scopes: row.scopes as Scope[],
    source: row.source,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
