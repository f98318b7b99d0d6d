import type { MailRhythm } from '@/lib/contracts/mail-digest';
import type { Db } from './client';

export async function readRhythm(db: Db, userId: string): Promise<MailRhythm | null> {
  const row = await db.mailDigest.findUnique({ where: { userId }, select: { rhythm: true } });
  return row ? (row.rhythm as MailRhythm) : null;
}

/** `null`: no e-mail from now on. */
export async function writeRhythm(db: Db, userId: string, rhythm: MailRhythm | null): Promise<void> {
  if (rhythm === null) await db.mailDigest.deleteMany({ where: { userId } });
  else await db.mailDigest.upsert({ where: { userId }, create: { userId, rhythm }, update: { rhythm } });
}

/** Those who want e-mail and can sign in. */
export async function listMailReaders(db: Db): Promise<{ userId: string; rhythm: MailRhythm }[]> {
  const rows = await db.mailDigest.findMany({
    where: { user: { isDisabled: false } },
    select: { userId: true, rhythm: true },
    orderBy: { userId: 'asc' },
  });
  return rows.map(({ userId, rhythm }) => ({ userId, rhythm: rhythm as MailRhythm }));
}

/**
 * Takes somebody's digest for the time that began at `begin`. `null`: it is taken already, by this process or another;
 * `before`: when the last one was sent.
 */
export async function takeDigest(
  db: Db,
  userId: string,
  { begin, now }: { begin: Date; now: Date },
): Promise<{ before: Date | null } | null> {
  const rows = await db.$queryRaw<{ before: Date | null }[]>`
    UPDATE "MailDigest" m SET "sentAt" = ${now} FROM "MailDigest" b
     WHERE m."userId" = ${userId} AND b."userId" = m."userId" AND (m."sentAt" IS NULL OR m."sentAt" < ${begin})
    RETURNING b."sentAt" AS "before"`;
  return rows[0] ?? null;
}

/** Puts back what was taken at `now` and surely not sent. */
export async function putDigestBack(
  db: Db,
  userId: string,
  { before, now }: { before: Date | null; now: Date },
): Promise<void> {
  await db.mailDigest.updateMany({ where: { userId, sentAt: now }, data: { sentAt: before } });
}
