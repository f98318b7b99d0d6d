import { lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { addFindingEvents, readTended, writeCare } from '@/lib/data/finding-acts';
import { markStale } from '@/lib/data/judging';
import { findTickets, readTicket, type StoredTicket, updateTicket } from '@/lib/data/tickets';
import { updateTracker } from '@/lib/data/trackers';
import { applyStep } from '@/lib/engine/remedy/apply-step';
import { TRACKER_DIALECTS } from '@/lib/engine/remedy/ticket/dialects';
import { stepOfMove } from '@/lib/engine/remedy/ticket/settle-ticket';
import type { FoundTicket } from '@/lib/engine/remedy/ticket/tracker-dialect';
import { eventOfItself } from '../step-findings';
import { callTracker } from './call-tracker';
import type { Turn } from './turn';

/** What is asked for again, so that no change falls between two clocks. */
const OVERLAP_MS = 15 * 60_000;
const MOST_PAGES = 20;
const MARKER = /gnomon:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g;

/**
 * Reads which tickets changed since the last time, and does with their findings what people did with them: a closed ticket
 * claims a fix, a reopened one takes the claim back. What Gnomon itself moved is as it knows it, so it means nothing. A
 * ticket that was made and never written down is known by its marker. Returns how many were moved by people.
 */
export async function readMoves(turn: Turn): Promise<number> {
  const { tracker, access, clock } = turn;
  const { askChanged, readChanged } = TRACKER_DIALECTS[tracker.kind];
  const begun = clock();
  let since = (tracker.readUntil ?? tracker.createdAt).getTime() - OVERLAP_MS;
  let moved = 0;
  for (let page = 0; page < MOST_PAGES && !turn.isOver(); page++) {
    const now = clock();
    const { tickets, isFull } = await callTracker(
      askChanged(access, since, now.getTime()),
      (answer) => readChanged(answer, access),
      now,
    );
    moved += await noteChanges(tracker.id, tracker.name, tickets, now);
    const last = tickets.at(-1)?.changedMs ?? null;
    // As many at one moment as a page holds would be read for ever: the next moment is next.
    const next = isFull && last !== null ? Math.max(last, since + 1000) : begun.getTime();
    await updateTracker(database(), tracker.id, { readUntil: new Date(next), lastReadAt: now });
    if (!isFull || last === null) return moved;
    since = next;
  }
  return moved;
}

async function noteChanges(
  trackerId: number,
  name: string,
  found: readonly FoundTicket[],
  now: Date,
): Promise<number> {
  const byMarker = new Map(
    found.flatMap((ticket) =>
      [...ticket.text.matchAll(MARKER)].map(([, marker]) => [marker as string, ticket]),
    ),
  );
  const byKey = new Map(found.map((ticket) => [ticket.key, ticket]));
  const known = await findTickets(database(), trackerId, {
    keys: [...byKey.keys()],
    markers: [...byMarker.keys()],
  });
  let moved = 0;
  for (const ticket of known) {
    const seen = ticket.key === null ? byMarker.get(ticket.marker) : byKey.get(ticket.key);
    const isSame = seen === undefined || ticket.state === stateOf(seen);
    if (!isSame && (await noteChange(ticket.id, seen, name, now))) moved++;
  }
  return moved;
}

function stateOf({ isOpen }: FoundTicket): 'open' | 'closed' {
  return isOpen ? 'open' : 'closed';
}

/** Whether a person moved it. */
function noteChange(id: number, seen: FoundTicket, tracker: string, now: Date): Promise<boolean> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const ticket = await readTicket(db, id);
    if (!ticket) return false;
    const state = stateOf(seen);
    if (ticket.state === state) return false;
    const { key, label, url } = seen;
    const wasKnown = ticket.state !== 'wanted';
    await updateTicket(db, id, { state, key, label, url, error: null });
    if (!wasKnown) await updateTicket(db, id, { told: 'open', nextAttemptAt: null });
    await moveFinding(db, ticket, { label, isOpen: seen.isOpen, tracker }, now);
    return wasKnown;
  });
}

async function moveFinding(
  db: Db,
  { id, findingId }: StoredTicket,
  { label, isOpen, tracker }: { label: string; isOpen: boolean; tracker: string },
  now: Date,
): Promise<void> {
  const finding = (await readTended(db, [findingId])).get(findingId);
  if (!finding) return;
  const step = stepOfMove(isOpen, finding.care.status);
  const care = step && applyStep(finding.care, step, { now, severity: finding.severity });
  if (!care) return;
  const says = isOpen
    ? `Ticket ${label} in ${tracker} was opened again.`
    : `Ticket ${label} in ${tracker} was closed: a fix is claimed; evidence after this tells whether it works.`;
  await writeCare(db, findingId, care);
  await addFindingEvents(db, [eventOfItself(finding, care, 'stepped', says)], now);
  await updateTicket(db, id, { told: care.status });
  await markStale(db, finding.apiId, false);
  await bumpEstateVersion(db);
}
