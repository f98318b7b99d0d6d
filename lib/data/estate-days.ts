import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';

/** What the estate counted on a day (UTC). */
export interface EstateDay {
  endpoints: number;
  documentedAndSeen: number;
  seenOnly: number;
  documentedOnly: number;
  shadow: number;
  zombie: number;
  unauthenticated: number;
  overdue: number;
}

/** The last count of a day is the day's. */
export async function writeEstateDay(db: Db, counts: EstateDay, at: Date): Promise<void> {
  const day = dayOf(at);
  await db.estateDay.upsert({ where: { day }, create: { day, ...counts }, update: counts });
}

/** The last day that was counted from `from` to `to`, both included. */
export async function readEstateDay(
  db: Db,
  from: Date,
  to: Date,
): Promise<(EstateDay & { day: Date }) | null> {
  return db.estateDay.findFirst({
    where: { day: { gte: dayOf(from), lte: dayOf(to) } },
    orderBy: { day: Prisma.SortOrder.desc },
  });
}

function dayOf(at: Date): Date {
  return new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`);
}
