import type { FindingStatus } from '@/lib/contracts/finding';
import { database } from '@/lib/data/client';
import { listUntold, type StoredTicket, updateTicket } from '@/lib/data/tickets';
import { retryWait } from '@/lib/engine/remedy/outbound/retry-wait';
import { TRACKER_DIALECTS } from '@/lib/engine/remedy/ticket/dialects';
import { settleTicket } from '@/lib/engine/remedy/ticket/settle-ticket';
import { callTracker, TrackerFailure } from './call-tracker';
import type { Turn } from './turn';

const AT_ONCE = 50;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Tells trackers what became of findings: what traffic shows to be fixed closes its ticket, what shows again opens it, and
 * decisions are noted in a comment. Moves come before their comment, and are written down when they are done, so that no
 * move is made twice. Returns how many tickets were told something.
 */
export async function tellTickets(turn: Turn): Promise<number> {
  const { tracker, clock } = turn;
  let told = 0;
  for (const { ticket, status } of await listUntold(database(), tracker.id, clock(), AT_ONCE)) {
    if (turn.isOver()) return told;
    try {
      if (await tell(ticket, status, turn)) told++;
    } catch (error) {
      if (!(error instanceof TrackerFailure)) throw error;
      if (error.isUnwell) throw error;
      await keepFailure(ticket, error, turn);
    }
  }
  return told;
}

async function tell(ticket: StoredTicket, status: FindingStatus, turn: Turn): Promise<boolean> {
  const { key } = ticket;
  if (key === null) throw new Error('a ticket that was made has no key');
  const step = settleTicket({ told: ticket.told ?? 'open', isOpen: ticket.state === 'open' }, status);
  if (step?.move) {
    await move(key, step.move, turn);
    await updateTicket(database(), ticket.id, { state: step.move });
  }
  // Told before it is said: a comment may be lost, and is not said twice.
  await updateTicket(database(), ticket.id, { told: status, attempts: 0, nextAttemptAt: null, error: null });
  if (!step) return false;
  await say(key, step.says, turn);
  return true;
}

/** A comment that a tracker refuses is left out: the move says what matters. */
async function say(key: string, words: string, { tracker, access, clock }: Turn): Promise<void> {
  const { comment } = TRACKER_DIALECTS[tracker.kind];
  try {
    await callTracker(comment(access, key, words), () => undefined, clock());
  } catch (error) {
    if (!(error instanceof TrackerFailure) || error.isUnwell) throw error;
  }
}

async function move(key: string, to: 'open' | 'closed', { tracker, access, clock }: Turn): Promise<void> {
  const dialect = TRACKER_DIALECTS[tracker.kind];
  const direct = dialect.move(access, key, to);
  if (direct) return callTracker(direct, () => undefined, clock());
  const ways = dialect.askWays?.(access, key);
  if (!ways) throw new Error('a tracker that asks for ways has none to ask for');
  const way = await callTracker(
    ways,
    (answer) => dialect.takeWay?.(access, key, to, answer) ?? null,
    clock(),
  );
  if (!way)
    throw new TrackerFailure(
      `Its workflow has no way from here to ${to === 'open' ? 'an open' : 'a done'} status.`,
      {
        status: 409,
      },
    );
  await callTracker(way, () => undefined, clock());
}

async function keepFailure(
  { id, attempts }: StoredTicket,
  { message, status }: TrackerFailure,
  { clock, random }: Turn,
): Promise<void> {
  if (status === 404 || status === 410) {
    await updateTicket(database(), id, { state: 'gone', error: null, nextAttemptAt: null });
    return;
  }
  const wait = Math.min(retryWait(attempts + 1, random()) ?? LONGEST_WAIT_MS, LONGEST_WAIT_MS);
  const nextAttemptAt = new Date(clock().getTime() + wait);
  await updateTicket(database(), id, { attempts: attempts + 1, error: message, nextAttemptAt });
}
