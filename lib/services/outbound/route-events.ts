import { inTransaction } from '@/lib/data/client';
import { listDestinations } from '@/lib/data/outbound/destinations';
import { addDeliveries, markRouted, takeUnrouted } from '@/lib/data/outbound/outbox';
import { wantsEvent } from '@/lib/engine/remedy/outbound/wants-event';
import { toOutboundEvent } from './outbound-event';

const CHUNK = 1000;

/**
 * Writes for what happened to which destinations it goes. A paused destination is not told of what happens meanwhile.
 * Of several processes one does this at a time. Returns how many events there were.
 */
export async function routeEvents(now: Date): Promise<number> {
  let routed = 0;
  for (;;) {
    const count = await routeChunk(now);
    routed += count;
    if (count < CHUNK) return routed;
  }
}

function routeChunk(now: Date): Promise<number> {
  return inTransaction(async (db) => {
    const rows = await takeUnrouted(db, CHUNK);
    if (rows.length === 0) return 0;
    const destinations = (await listDestinations(db)).filter(({ isEnabled }) => isEnabled);
    const deliveries = rows.flatMap(({ row, ...written }) => {
      const event = toOutboundEvent(written);
      return destinations
        .filter((destination) => event !== null && wantsEvent(destination, event))
        .map(({ id }) => ({ destinationId: id, eventId: row }));
    });
    await addDeliveries(db, deliveries, now);
    await markRouted(
      db,
      rows.map(({ row }) => row),
    );
    return rows.length;
  });
}
