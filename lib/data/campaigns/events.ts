import type { Answer, Attestation, ItemEvent, ReviewSummary } from '@/lib/contracts/campaign';
import type { Db } from '../client';

export interface NewItemEvent {
  itemId: number;
  at: Date;
  actor: { id: string; name: string } | null;
  says: string;
  answer: Answer | null;
  reason: string;
  saw: ReviewSummary | null;
}

export async function addItemEvents(db: Db, events: readonly NewItemEvent[]): Promise<void> {
  await db.campaignEvent.createMany({
    data: events.map(({ actor, saw, ...event }) => ({
      ...event,
      actorId: actor?.id ?? null,
      actor: actor?.name ?? '',
      ...(saw && { saw: saw as object }),
    })),
  });
}

/** Oldest first, at most the last `limit`. */
export async function readItemEvents(db: Db, itemId: number, limit: number): Promise<ItemEvent[]> {
  const rows = await db.campaignEvent.findMany({
    where: { itemId },
    orderBy: { id: 'desc' },
    take: limit,
    select: { at: true, actor: true, says: true, reason: true },
  });
  return rows.reverse().map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
}

/** The latest time that was recorded of a campaign's items. */
export async function readLastEventTime(db: Db, campaignId: number): Promise<Date | null> {
  const { _max } = await db.campaignEvent.aggregate({ where: { item: { campaignId } }, _max: { at: true } });
  return _max.at;
}

/** The answers that count of some items, by item: the last that was given, whatever the clock said. */
export async function readAttestations(
  db: Db,
  itemIds: readonly number[],
): Promise<Map<number, Attestation>> {
  const rows = await db.$queryRaw<
    { itemId: number; answer: Answer; reason: string; actor: string; at: Date; saw: ReviewSummary }[]
  >`
    SELECT DISTINCT ON ("itemId") "itemId", "answer", "reason", "actor", "at", "saw" FROM "CampaignEvent"
     WHERE "itemId" = ANY(${[...itemIds]}::int[]) AND "answer" IS NOT NULL ORDER BY "itemId", "id" DESC`;
  return new Map(
    rows.map(({ itemId, answer, reason, actor, at, saw }) => [
      itemId,
      { answer, reason, by: actor, at: at.toISOString(), saw },
    ]),
  );
}
