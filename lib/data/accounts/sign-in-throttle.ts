import type { Db } from '../client';

/** Until when attempts under this key are refused; `null`: they are not. */
export async function readBlock(db: Db, key: string, now: Date): Promise<Date | null> {
  const row = await db.signInThrottle.findUnique({ where: { key }, select: { blockedUntil: true } });
  return row?.blockedUntil && row.blockedUntil > now ? row.blockedUntil : null;
}

/**
 * Counts a failure. After `free` failures each further one blocks the key for twice as long, from `firstSeconds` to
 * `mostSeconds`; failures older than `mostSeconds` are forgotten.
 */
export async function countFailure(
  db: Db,
  key: string,
  { free, firstSeconds, mostSeconds }: { free: number; firstSeconds: number; mostSeconds: number },
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SignInThrottle" AS t ("key", "failures", "lastFailedAt") VALUES (${key}, 1, ${now})
    ON CONFLICT ("key") DO UPDATE SET
      "failures" = CASE WHEN t."lastFailedAt" < ${now}::timestamptz - make_interval(secs => ${mostSeconds}) THEN 1 ELSE t."failures" + 1 END,
      "lastFailedAt" = ${now}`;
  await db.$executeRaw`
    UPDATE "SignInThrottle" SET "blockedUntil" = ${now}::timestamptz
           + make_interval(secs => least(${mostSeconds}::float8, ${firstSeconds}::float8 * power(2, least("failures" - ${free}::int, 20))))
     WHERE "key" = ${key} AND "failures" >= ${free}::int`;
}

export async function forgetFailures(db: Db, key: string): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { key } });
}
