import type { OneTimeLink } from '@/lib/contracts/account';
import type { Role } from '@/lib/contracts/roles';
import type { Db } from '../client';

export interface StoredLink {
  id: number;
  kind: OneTimeLink['kind'];
  email: string;
  role: Role | null;
  teamIds: number[];
}

export async function addLink(
  db: Db,
  link: Omit<StoredLink, 'id'> & { secretHash: string; createdAt: Date; expiresAt: Date },
): Promise<OneTimeLink> {
  return toContract(await db.oneTimeLink.create({ data: link }));
}

export async function listLinks(db: Db, now: Date): Promise<OneTimeLink[]> {
  const rows = await db.oneTimeLink.findMany({
    where: { usedAt: null, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
    take: 500,
  });
  return rows.map(toContract);
}

/** Marks a link that still works as used, and returns it: of two who try at once, one gets it. */
export async function takeOneTimeLink(
  db: Db,
  { secretHash, kind }: { secretHash: string; kind: StoredLink['kind'] },
  now: Date,
): Promise<StoredLink | null> {
  const used = await db.oneTimeLink.updateManyAndReturn({
    where: { secretHash, kind, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  const row = used[0];
  return row ? { ...row, kind: row.kind as StoredLink['kind'], role: row.role as Role | null } : null;
}

export async function removeLink(db: Db, id: number): Promise<boolean> {
  return (await db.oneTimeLink.deleteMany({ where: { id, usedAt: null } })).count > 0;
}

/** The newest invitation of an address that still works. */
export async function findInvitation(
  db: Db,
  email: string,
  now: Date,
): Promise<{ role: string | null; teamIds: number[] } | null> {
  return db.oneTimeLink.findFirst({
    where: { kind: 'invitation', email, usedAt: null, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
    select: { role: true, teamIds: true },
  });
}

export async function consumeInvitationsOf(db: Db, email: string, now: Date): Promise<void> {
  await db.oneTimeLink.updateMany({
    where: { kind: 'invitation', email, usedAt: null },
    data: { usedAt: now },
  });
}

function toContract(row: {
  id: number;
  kind: string;
  email: string;
  role: string | null;
  createdAt: Date;
  expiresAt: Date;
}): OneTimeLink {
  return {
    id: row.id,
    kind: row.kind as OneTimeLink['kind'],
    email: row.email,
    role: row.role as Role | null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
