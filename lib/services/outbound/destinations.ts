import { randomUUID } from 'node:crypto';
import type {
  Destination,
  DestinationChange,
  NewDestination,
  SendOutcome,
} from '@/lib/contracts/destination';
import { findApiNames } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { countDeliveries, type DeliveryCounts } from '@/lib/data/outbound/deliveries';
import {
  addDestination,
  countDestinations,
  findDestination,
  findDestinationNamed,
  listDestinations,
  removeDestination,
  type StoredDestination,
  updateDestination,
} from '@/lib/data/outbound/destinations';
import { readEnv } from '@/lib/server/env';
import { parseReceiver } from '@/lib/server/outbound/find-receiver';
import { ConflictError, NotFoundError, UnusableError } from '../errors';
import { openReceiver, sealText } from './open-receiver';
import { sendTest } from './send-message';
import { makeWebhookSecret } from './sign-webhook';

const MOST_DESTINATIONS = 50;
const NOTHING_SENT = { pending: 0, dead: 0, lastDeliveredAt: null };

export async function browseDestinations(): Promise<Destination[]> {
  const [counted, destinations] = await Promise.all([
    countDeliveries(database()),
    listDestinations(database()),
  ]);
  const counts = new Map(counted.map((count) => [count.destinationId, count]));
  return toContract(database(), destinations, counts);
}

/** Only here its secret is given out, to whoever makes it. Throws where the address leads inside, or the name is taken. */
export function createDestination(
  { url, ...given }: NewDestination,
  now: Date,
): Promise<{ destination: Destination; secret: string | null }> {
  checkAddress(url);
  const secret = given.kind === 'webhook' ? makeWebhookSecret() : null;
  return inTransaction(async (db) => {
    await refuseTaken(db, given.name, null);
    if ((await countDestinations(db)) >= MOST_DESTINATIONS)
      throw new ConflictError(
        `There are ${MOST_DESTINATIONS} destinations, which is as many as there can be.`,
      );
    const id = await addDestination(db, {
      ...given,
      url: sealText(url),
      secret: secret === null ? null : sealText(secret),
      isEnabled: true,
      createdAt: now,
    });
    const [destination] = await toContract(db, [await read(db, id)], new Map());
    if (!destination) throw new NotFoundError('destination', id);
    return { destination, secret };
  });
}

export async function changeDestination(
  id: number,
  { url, ...change }: DestinationChange,
): Promise<Destination> {
  if (url !== undefined) checkAddress(url);
  await inTransaction(async (db) => {
    await read(db, id);
    if (change.name !== undefined) await refuseTaken(db, change.name, id);
    await updateDestination(db, id, { ...change, ...(url !== undefined && { url: sealText(url) }) });
  });
  const changed = (await browseDestinations()).find((destination) => destination.id === id);
  if (!changed) throw new NotFoundError('destination', id);
  return changed;
}

/** What waits for it is forgotten with it. Returns its name. */
export async function deleteDestination(id: number): Promise<string> {
  const { name } = await read(database(), id);
  await removeDestination(database(), id);
  return name;
}

/** Sends a message that says that it is a test, at once and once, also to what is paused. */
export async function testDestination(id: number, now: Date): Promise<SendOutcome> {
  const receiver = openReceiver(await read(database(), id));
  if (!receiver)
    throw new ConflictError('Its address was sealed with another deployment key. Enter it again.');
  const { isDelivered, answer, error } = await sendTest(receiver, randomUUID(), now);
  return { isDelivered, answer, error };
}

/** What can be told without asking for the name; at each call everything is looked at again. */
function checkAddress(url: string): void {
  try {
    parseReceiver(url, readEnv().outboundAllow);
  } catch (error) {
    throw new UnusableError(error instanceof Error ? error.message : 'The address cannot be used.');
  }
}

async function read(db: Db, id: number): Promise<StoredDestination> {
  const destination = await findDestination(db, id);
  if (!destination) throw new NotFoundError('destination', id);
  return destination;
}

async function refuseTaken(db: Db, name: string, own: number | null): Promise<void> {
  const taken = await findDestinationNamed(db, name);
  if (taken !== null && taken !== own) throw new ConflictError(`There is a destination "${name}" already.`);
}

async function toContract(
  db: Db,
  destinations: readonly StoredDestination[],
  counts: ReadonlyMap<number, Omit<DeliveryCounts, 'destinationId'>>,
): Promise<Destination[]> {
  const apis = await findApiNames(
    db,
    destinations.flatMap(({ apiIds }) => apiIds),
  );
  return destinations.map((destination) => {
    const { url: _, secret: __, createdAt, ...shown } = destination;
    const { pending, dead, lastDeliveredAt } = counts.get(destination.id) ?? NOTHING_SENT;
    const receiver = openReceiver(destination);
    return {
      ...shown,
      host: receiver ? new URL(receiver.url).host : '',
      apis: apis.filter(({ id }) => destination.apiIds.includes(id)),
      createdAt: createdAt.toISOString(),
      pending,
      dead,
      lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null,
    };
  });
}
