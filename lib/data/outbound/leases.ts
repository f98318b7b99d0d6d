import type { Db } from '../client';

/**
 * Takes a destination that has something due and that nobody sends to now, whoever has waited longest first; `null` where
 * there is none. Of several processes one gets it, until its lease is over. Leases run by the database's clock, which is
 * the same for all.
 */
export async function leaseDestination(
  db: Db,
  {
    holder,
    leaseSeconds,
    now,
    except,
  }: { holder: string; leaseSeconds: number; now: Date; except: readonly number[] },
): Promise<number | null> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    UPDATE "Destination" SET "leaseHolder" = ${holder},
           "leaseUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
     WHERE "id" = (
       SELECT d."id" FROM "Destination" d
        WHERE d."isEnabled" AND (d."leaseUntil" IS NULL OR d."leaseUntil" <= clock_timestamp())
          AND NOT d."id" = ANY(${[...except]}::int[])
          AND EXISTS (SELECT 1 FROM "Delivery" v WHERE v."destinationId" = d."id" AND v."status" = 'pending'
                         AND v."nextAttemptAt" <= ${now})
        ORDER BY d."leaseUntil" NULLS FIRST, d."id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id"`;
  return rows[0]?.id ?? null;
}

/** Holds a destination longer; `false`: it is gone, paused or another's by now. */
export async function renewLease(
  db: Db,
  { id, holder, leaseSeconds }: { id: number; holder: string; leaseSeconds: number },
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE "Destination" SET "leaseUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
     WHERE "id" = ${id} AND "leaseHolder" = ${holder} AND "isEnabled"`;
  return count > 0;
}

/** Lets others send to it again. */
export async function endLease(db: Db, { id, holder }: { id: number; holder: string }): Promise<void> {
  await db.$executeRaw`
    UPDATE "Destination" SET "leaseHolder" = NULL, "leaseUntil" = clock_timestamp()
     WHERE "id" = ${id} AND "leaseHolder" = ${holder}`;
}
