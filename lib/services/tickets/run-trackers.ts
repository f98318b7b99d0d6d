import { database } from '@/lib/data/client';
import { findTracker, listTrackers, type StoredTracker, updateTracker } from '@/lib/data/trackers';
import { retryWait } from '@/lib/engine/remedy/outbound/retry-wait';
import { TrackerFailure } from './call-tracker';
import { makeTickets } from './make-tickets';
import { openTracker } from './open-tracker';
import { readMoves } from './read-moves';
import { tellTickets } from './tell-tickets';
import type { Turn } from './turn';

/** Trackers at once. */
const LANES = 4;
/** After this a tracker waits for its next turn. */
const TURN_MS = 45_000;
/** However often it fails, it is asked again within the hour: somebody may have mended it. */
const LONGEST_WAIT_MS = 3_600_000;
const OTHER_KEY = 'Its token was sealed with another deployment key. Enter it again.';

export interface TrackersRun {
  made: number;
  moved: number;
  told: number;
}

/**
 * Goes through the trackers that are on: reads what people did with tickets, makes those that are wanted, and tells what
 * became of findings. A call that fails as others would ends the turn of its tracker, which is then left alone for a while.
 * One process at a time may do this.
 */
export async function runTrackers(
  clock: () => Date,
  random: () => number = Math.random,
): Promise<TrackersRun> {
  const run: TrackersRun = { made: 0, moved: 0, told: 0 };
  const now = clock();
  const due = (await listTrackers(database())).filter(
    ({ isEnabled, retryAt }) => isEnabled && (retryAt === null || retryAt <= now),
  );
  const lane = async (): Promise<void> => {
    for (let tracker = due.shift(); tracker; tracker = due.shift())
      await takeTurn(tracker, { clock, random, run });
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return run;
}

interface Context {
  clock: () => Date;
  random: () => number;
  run: TrackersRun;
}

async function takeTurn(tracker: StoredTracker, { clock, random, run }: Context): Promise<void> {
  const access = openTracker(tracker);
  if (!access) return updateTracker(database(), tracker.id, { error: OTHER_KEY });
  const ends = clock().getTime() + TURN_MS;
  const turn: Turn = { tracker, access, clock, random, isOver: () => clock().getTime() >= ends };
  try {
    run.moved += await readMoves(turn);
    run.made += await makeTickets(turn);
    run.told += await tellTickets(turn);
    await updateTracker(database(), tracker.id, { failures: 0, retryAt: null, error: null });
  } catch (error) {
    if (!(error instanceof TrackerFailure)) throw error;
    await leaveAlone(tracker.id, error, { clock, random });
  }
}

async function leaveAlone(
  id: number,
  { message, askedWaitMs }: TrackerFailure,
  { clock, random }: Pick<Context, 'clock' | 'random'>,
): Promise<void> {
  const failures = ((await findTracker(database(), id))?.failures ?? 0) + 1;
  const wait = retryWait(failures, random(), askedWaitMs) ?? LONGEST_WAIT_MS;
  await updateTracker(database(), id, {
    failures,
    error: message,
    retryAt: new Date(clock().getTime() + Math.min(wait, LONGEST_WAIT_MS)),
  });
}
