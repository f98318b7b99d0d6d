import type { Ticket, TrackerKind } from '@/lib/contracts/tracker';
import { database, inTransaction } from '@/lib/data/client';
import { readTended } from '@/lib/data/finding-acts';
import { listTicketsOf, type StoredTicket, updateTicket, wantTicket } from '@/lib/data/tickets';
import { findTracker, listTrackers, type StoredTracker } from '@/lib/data/trackers';
import type { Actor } from '../accounts/actor';
import { mayForTeam } from '../accounts/authorise';
import { ConflictError, ForbiddenError, NotFoundError } from '../errors';

const ROUTE = 'tickets.open';

interface TicketsOfFinding {
  tickets: Ticket[];
  offered: { id: number; name: string; kind: TrackerKind }[];
}

/** Tickets of a finding, and the trackers that are on in which it has none. */
export async function browseTickets(findingId: number): Promise<TicketsOfFinding> {
  const db = database();
  const [tickets, trackers] = await Promise.all([listTicketsOf(db, findingId), listTrackers(db)]);
  const byId = new Map(trackers.map((tracker) => [tracker.id, tracker]));
  const has = new Set(tickets.map(({ trackerId }) => trackerId));
  return {
    tickets: tickets.flatMap((ticket) => {
      const tracker = byId.get(ticket.trackerId);
      return tracker ? [shown(ticket, tracker)] : [];
    }),
    offered: trackers
      .filter(({ id, isEnabled }) => isEnabled && !has.has(id))
      .map(({ id, name, kind }) => ({ id, name, kind })),
  };
}

/** Wants a ticket, once; one that could not be made is tried again at once. */
export function openTicket(
  { finding, tracker: trackerId }: { finding: number; tracker: number },
  actor: Actor,
  now: Date,
): Promise<Ticket> {
  return inTransaction(async (db) => {
    const tended = (await readTended(db, [finding])).get(finding);
    if (!tended) throw new NotFoundError('finding', finding);
    if (!mayForTeam(actor, ROUTE, tended.owner))
      throw new ForbiddenError('Only the team that owns its API may do this.');
    const tracker = await findTracker(db, trackerId);
    if (!tracker) throw new NotFoundError('tracker', trackerId);
    if (!tracker.isEnabled)
      throw new ConflictError(`${tracker.name} is paused. An administrator can let it go on.`);
    const ticket = await wantTicket(db, { findingId: finding, trackerId }, { name: actor.name, now });
    if (ticket.error === null) return shown(ticket, tracker);
    await updateTicket(db, ticket.id, { nextAttemptAt: now, error: null });
    return shown({ ...ticket, error: null }, tracker);
  });
}

function shown(ticket: StoredTicket, { id, name, kind }: StoredTracker): Ticket {
  const { state, label, url, requestedBy, requestedAt, error } = ticket;
  return {
    id: ticket.id,
    tracker: { id, name, kind },
    state,
    label,
    url,
    requestedBy,
    requestedAt: requestedAt.toISOString(),
    error,
  };
}
