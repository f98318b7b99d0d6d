import type { Delivery, DeliveryStatus } from '@/lib/contracts/destination';
import { database } from '@/lib/data/client';
import { listDeliveries, replayDeliveries, type StoredDelivery } from '@/lib/data/outbound/deliveries';
import { findDestination } from '@/lib/data/outbound/destinations';
import { sayEvent } from '@/lib/engine/remedy/outbound/event-words';
import { NotFoundError } from '../errors';
import { toOutboundEvent } from './outbound-event';

/** Newest first. */
export async function browseDeliveries({
  id,
  status,
  limit,
  cursor,
}: {
  id: number;
  status?: DeliveryStatus;
  limit: number;
  cursor?: string;
}): Promise<{ deliveries: Delivery[]; nextCursor: string | null }> {
  await ensureThere(id);
  const before = cursor === undefined ? undefined : BigInt(cursor);
  const rows = await listDeliveries(database(), id, { status, limit, before });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { deliveries: rows.flatMap(toContract), nextCursor: last ? String(last.id) : null };
}

/** Has a delivery that is done or given up, or without `delivery` all that were given up, sent again under the same ids. */
export async function replay(
  { id, delivery }: { id: number; delivery?: string },
  now: Date,
): Promise<{ replayed: number }> {
  await ensureThere(id);
  const one = delivery === undefined ? undefined : BigInt(delivery);
  const replayed = await replayDeliveries(database(), id, { delivery: one, now });
  if (replayed === 0 && delivery !== undefined) throw new NotFoundError('delivery to send again', delivery);
  return { replayed };
}

async function ensureThere(id: number): Promise<void> {
  if (!(await findDestination(database(), id))) throw new NotFoundError('destination', id);
}

function toContract({ id, event: row, nextAttemptAt, deliveredAt, ...state }: StoredDelivery): Delivery[] {
  const event = toOutboundEvent(row);
  if (!event) return [];
  return [
    {
      ...state,
      id: String(id),
      event: event.id,
      kind: event.kind,
      at: event.at,
      says: sayEvent(event),
      nextAttemptAt: state.status === 'pending' ? nextAttemptAt.toISOString() : null,
      deliveredAt: deliveredAt?.toISOString() ?? null,
    },
  ];
}
