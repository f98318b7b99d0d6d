import { database } from '@/lib/data/client';
import { listWanted, type StoredTicket, updateTicket } from '@/lib/data/tickets';
import { retryWait } from '@/lib/engine/remedy/outbound/retry-wait';
import { TRACKER_DIALECTS } from '@/lib/engine/remedy/ticket/dialects';
import { writeTicket } from '@/lib/engine/remedy/ticket/ticket-text';
import type { FoundTicket } from '@/lib/engine/remedy/ticket/tracker-dialect';
import { NotFoundError } from '../errors';
import { inspectFinding } from '../inspect-finding';
import { deploymentAddress } from '../outbound/deployment-address';
import { callTracker, TrackerFailure } from './call-tracker';
import type { Turn } from './turn';

const AT_ONCE = 50;
const LONGEST_WAIT_MS = 3_600_000;
/** Trackers list what was made a moment ago a moment later. */
const SETTLE_MS = 30_000;

/**
 * Makes the tickets that are wanted. Each attempt is written down before it is made: one whose end nobody knows is tried
 * again only after the changes of its tracker were read, where a ticket that was made shows by its marker. Returns how many.
 */
export async function makeTickets(turn: Turn): Promise<number> {
  const { tracker, clock } = turn;
  let made = 0;
  for (const ticket of await listWanted(database(), tracker.id, clock(), AT_ONCE)) {
    if (turn.isOver()) return made;
    const attempts = ticket.attempts + 1;
    await updateTicket(database(), ticket.id, {
      attempts,
      nextAttemptAt: new Date(clock().getTime() + SETTLE_MS),
    });
    try {
      if (await make(ticket, turn)) made++;
    } catch (error) {
      if (!(error instanceof TrackerFailure)) throw error;
      const wait = Math.min(retryWait(attempts, turn.random()) ?? LONGEST_WAIT_MS, LONGEST_WAIT_MS);
      await updateTicket(database(), ticket.id, {
        error: error.message,
        nextAttemptAt: new Date(clock().getTime() + wait),
      });
      if (error.isUnwell) throw error;
    }
  }
  return made;
}

async function make(ticket: StoredTicket, { tracker, access, clock }: Turn): Promise<boolean> {
  const now = clock();
  const dialect = TRACKER_DIALECTS[tracker.kind];
  let finding: Awaited<ReturnType<typeof inspectFinding>>;
  try {
    finding = await inspectFinding(ticket.findingId, now);
  } catch (error) {
    // Joined into another API meanwhile: its ticket went with it.
    if (error instanceof NotFoundError) return false;
    throw error;
  }
  const text = writeTicket(
    {
      ...finding,
      evidence: finding.evidence.map(({ says }) => says),
      dueOn: finding.dueAt?.slice(0, 10) ?? null,
      link: `${deploymentAddress()}/findings?finding=${finding.id}`,
      marker: ticket.marker,
    },
    dialect,
  );
  const { key, label, url }: FoundTicket = await callTracker(
    dialect.create(access, text),
    (answer) => dialect.readCreated(answer, access),
    now,
  );
  await updateTicket(database(), ticket.id, {
    state: 'open',
    key,
    label,
    url,
    told: finding.status,
    nextAttemptAt: null,
    error: null,
  });
  return true;
}
