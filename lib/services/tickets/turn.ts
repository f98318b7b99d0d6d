import type { StoredTracker } from '@/lib/data/trackers';
import type { TrackerAccess } from '@/lib/engine/remedy/ticket/tracker-dialect';

/** One tracker's turn. */
export interface Turn {
  tracker: StoredTracker;
  access: TrackerAccess;
  clock: () => Date;
  /** Of [0, 1). */
  random: () => number;
  isOver: () => boolean;
}
