import type { Db } from './client';

/** What a window of live batches showed, sealed. */
export interface NewDelta {
  folds: Uint8Array<ArrayBuffer>;
  fixedApi: string | undefined;
  /** The routing's version by which its exchanges were placed. */
  routing: bigint;
}

export interface DeltaRow {
  id: bigint;
  folds: Uint8Array;
  fixedApi: string | null;
  routing: bigint;
}

export async function insertDeltas(db: Db, deltas: readonly NewDelta[], now: Date): Promise<void> {
  await db.delta.createMany({
    data: deltas.map(({ fixedApi, ...delta }) => ({
      ...delta,
      fixedApi: fixedApi ?? null,
      committedAt: now,
    })),
  });
}

/** The oldest waiting deltas, so many that they have `bytes` together, and one at least where there is one. */
export function readDeltas(db: Db, bytes: number): Promise<DeltaRow[]> {
  return db.$queryRaw<DeltaRow[]>`
    SELECT d."id", d."folds", d."fixedApi", d."routing"
      FROM "Delta" d
      JOIN (SELECT "id", sum(length("folds")) OVER (ORDER BY "id") - length("folds") AS "before" FROM "Delta") s
        ON s."id" = d."id" AND s."before" < ${bytes}
     ORDER BY d."id"`;
}

export async function deleteDeltas(db: Db, ids: readonly bigint[]): Promise<void> {
  await db.delta.deleteMany({ where: { id: { in: [...ids] } } });
}

/** What waits to be added to the inventory, and since when. */
export async function measureDeltas(db: Db): Promise<{ bytes: number; oldest: Date | null }> {
  const rows = await db.$queryRaw<{ bytes: number; oldest: Date | null }[]>`
    SELECT coalesce(sum(length("folds")), 0)::float8 AS "bytes", min("committedAt") AS "oldest" FROM "Delta"`;
  return rows[0] as { bytes: number; oldest: Date | null };
}
