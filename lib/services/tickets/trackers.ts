import type { NewTracker, Tracker, TrackerChange, TrackerTest } from '@/lib/contracts/tracker';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { countTickets } from '@/lib/data/tickets';
import {
  addTracker,
  findTracker,
  listTrackers,
  removeTracker,
  type StoredTracker,
  updateTracker,
} from '@/lib/data/trackers';
import { TRACKER_DIALECTS } from '@/lib/engine/remedy/ticket/dialects';
import { readEnv } from '@/lib/server/env';
import { parseReceiver } from '@/lib/server/outbound/find-receiver';
import { ConflictError, NotFoundError, UnusableError } from '../errors';
import { sealText } from '../outbound/open-receiver';
import { callTracker, TrackerFailure } from './call-tracker';
import { openTracker } from './open-tracker';

const MOST_TRACKERS = 50;

export async function browseTrackers(): Promise<Tracker[]> {
  const db = database();
  const counts = await countTickets(db);
  return (await listTrackers(db)).map((tracker) => ({
    ...shown(tracker),
    ...(counts.get(tracker.id) ?? { open: 0, failing: 0 }),
  }));
}

/** Throws where the address leads inside, or the name is taken. */
export async function createTracker({ token, ...given }: NewTracker, now: Date): Promise<Tracker> {
  const address = checkAddress(given.address);
  const id = await inTransaction(async (db) => {
    const there = await listTrackers(db);
    refuseTaken(there, given.name, null);
    if (there.length >= MOST_TRACKERS)
      throw new ConflictError(`There are ${MOST_TRACKERS} trackers, which is as many as there can be.`);
    return addTracker(db, { ...given, address, token: sealText(token), createdAt: now });
  });
  return one(id);
}

/** Whatever was wrong is tried again at once. */
export async function changeTracker(id: number, { token, ...change }: TrackerChange): Promise<Tracker> {
  const address = change.address === undefined ? undefined : checkAddress(change.address);
  await inTransaction(async (db) => {
    await read(db, id);
    if (change.name !== undefined) refuseTaken(await listTrackers(db), change.name, id);
    await updateTracker(db, id, {
      ...change,
      ...(address !== undefined && { address }),
      ...(token !== undefined && { token: sealText(token) }),
      failures: 0,
      retryAt: null,
      error: null,
    });
  });
  return one(id);
}

/** Its tickets stay where they are, and are forgotten here. Returns its name. */
export async function deleteTracker(id: number): Promise<string> {
  const { name } = await read(database(), id);
  await removeTracker(database(), id);
  return name;
}

/** Asks for the project: what tells that address, token and project fit. */
export async function testTracker(id: number, now: Date): Promise<TrackerTest> {
  const tracker = await read(database(), id);
  const access = openTracker(tracker);
  if (!access) throw new ConflictError('Its token was sealed with another deployment key. Enter it again.');
  const { askProject, readProject } = TRACKER_DIALECTS[tracker.kind];
  try {
    return { isReached: true, says: await callTracker(askProject(access), readProject, now) };
  } catch (error) {
    if (!(error instanceof TrackerFailure)) throw error;
    return { isReached: false, says: error.message };
  }
}

/** What can be told without asking for the name; at each call everything is looked at again. */
function checkAddress(address: string): string {
  try {
    const url = parseReceiver(address, readEnv().outboundAllow);
    if (url.search !== '' || url.hash !== '') throw new Error('The address must end with its path.');
    return url.href.replace(/\/+$/, '');
  } catch (error) {
    throw new UnusableError(error instanceof Error ? error.message : 'The address cannot be used.');
  }
}

async function read(db: Db, id: number): Promise<StoredTracker> {
  const tracker = await findTracker(db, id);
  if (!tracker) throw new NotFoundError('tracker', id);
  return tracker;
}

async function one(id: number): Promise<Tracker> {
  const tracker = (await browseTrackers()).find((each) => each.id === id);
  if (!tracker) throw new NotFoundError('tracker', id);
  return tracker;
}

function refuseTaken(there: readonly StoredTracker[], name: string, own: number | null): void {
  if (there.some((one) => one.name === name && one.id !== own))
    throw new ConflictError(`There is a tracker "${name}" already.`);
}

function shown(tracker: StoredTracker): Omit<Tracker, 'open' | 'failing'> {
  const { id, name, kind, address, project, account, issueType, isEnabled, lastReadAt, error } = tracker;
  return {
    id,
    name,
    kind,
    address,
    project,
    account,
    issueType,
    isEnabled,
    lastReadAt: lastReadAt?.toISOString() ?? null,
    error,
  };
}
