import { randomUUID } from 'node:crypto';
import type { OutboundEvent } from '@/lib/contracts/outbound-event';
import { database, inTransaction } from '@/lib/data/client';
import { markDelivered, markFailed, readDue, type StoredDelivery } from '@/lib/data/outbound/deliveries';
import { findDestination } from '@/lib/data/outbound/destinations';
import { endLease, leaseDestination, renewLease } from '@/lib/data/outbound/leases';
import { retryWait } from '@/lib/engine/remedy/outbound/retry-wait';
import { openReceiver } from './open-receiver';
import { toOutboundEvent } from './outbound-event';
import { routeEvents } from './route-events';
import { type Send, type Sent, sendEvents } from './send-message';

/** Six times as long as a call may take, so that a lease never ends during one. */
const LEASE_SECONDS = 60;
/** After this a destination waits for its next turn. */
const TURN_MS = 30_000;
/** Destinations at once in a process. */
const LANES = 8;
const WEBHOOKS_READ = 50;
const CHAT_EVENTS = 1000;

const SEALED_OTHERWISE: Sent = {
  isDelivered: false,
  answer: null,
  error: 'Its address was sealed with another deployment key. Enter the address again.',
  askedWaitMs: 0,
};

export interface DeliveryRun {
  delivered: number;
  failed: number;
  /** A destination had more due than there was time for. */
  isUnfinished: boolean;
}

interface RunContext {
  clock: () => Date;
  random: () => number;
  send?: Send;
  holder: string;
  run: DeliveryRun;
}

/**
 * Sends what is due. Each destination is one process's at a time, by a lease, so that nothing is sent twice; a process that
 * dies between sending and writing that down leaves the message to be sent again, with the same id, when its lease is over.
 * A destination that hangs keeps one lane of eight, and its turn ends with the first call that fails.
 */
export async function deliverDue(
  clock: () => Date,
  { random = Math.random, send }: { random?: () => number; send?: Send } = {},
): Promise<DeliveryRun> {
  await routeEvents(clock());
  const run: DeliveryRun = { delivered: 0, failed: 0, isUnfinished: false };
  const context: RunContext = { clock, random, send, holder: randomUUID(), run };
  const visited: number[] = [];
  const lane = async (): Promise<void> => {
    for (;;) {
      const { holder } = context;
      const lease = { holder, leaseSeconds: LEASE_SECONDS, now: clock(), except: visited };
      const id = await leaseDestination(database(), lease);
      if (id === null) return;
      visited.push(id);
      await takeTurn(id, context).finally(() => endLease(database(), { id, holder }));
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return run;
}

async function takeTurn(id: number, context: RunContext): Promise<void> {
  const { clock, holder, run } = context;
  const ends = clock().getTime() + TURN_MS;
  for (;;) {
    const destination = await findDestination(database(), id);
    if (!destination) return;
    const isWebhook = destination.kind === 'webhook';
    const limit = isWebhook ? WEBHOOKS_READ : CHAT_EVENTS;
    const due = await readDue(database(), id, { now: clock(), limit });
    if (due.length === 0) return;
    const receiver = openReceiver(destination);
    for (const group of isWebhook ? due.map((delivery) => [delivery]) : [due]) {
      if (clock().getTime() >= ends) {
        run.isUnfinished = true;
        return;
      }
      if (!(await renewLease(database(), { id, holder, leaseSeconds: LEASE_SECONDS }))) return;
      const sent = receiver
        ? await sendEvents(receiver, eventsOf(group), { now: clock(), send: context.send })
        : SEALED_OTHERWISE;
      await keep(group, sent, context);
      if (isUnwell(sent)) return;
    }
  }
}

function eventsOf(group: readonly StoredDelivery[]): [OutboundEvent, ...OutboundEvent[]] {
  const [first, ...others] = group.flatMap(({ event }) => toOutboundEvent(event) ?? []);
  if (!first) throw new Error('an event was routed that nobody can be told of');
  return [first, ...others];
}

async function keep(
  group: readonly StoredDelivery[],
  { isDelivered, answer, error, askedWaitMs }: Sent,
  { clock, random, run }: RunContext,
): Promise<void> {
  const now = clock();
  if (isDelivered) {
    run.delivered += group.length;
    const ids = group.map(({ id }) => id);
    await markDelivered(database(), ids, { answer, now });
    return;
  }
  run.failed += group.length;
  const chance = random();
  await inTransaction(async (db) => {
    for (const { id, attempts } of group) {
      const wait = retryWait(attempts + 1, chance, askedWaitMs);
      const nextAttemptAt = wait === null ? null : new Date(now.getTime() + wait);
      await markFailed(db, id, { nextAttemptAt, answer, error: error ?? '' });
    }
  });
}

/** Whether others would fare no better: what refuses one message (4xx) may well take the next. */
function isUnwell({ isDelivered, answer }: Sent): boolean {
  return !isDelivered && (answer === null || answer >= 500 || answer === 429);
}
