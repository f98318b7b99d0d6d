import type { StoredTracker } from '@/lib/data/trackers';
import type { TrackerAccess } from '@/lib/engine/remedy/ticket/tracker-dialect';
import { deployment } from '../deployment';

/** A tracker with its token; `null`: that was sealed with another deployment's key. */
export function openTracker({ token, ...tracker }: StoredTracker): TrackerAccess | null {
  try {
    return { ...tracker, token: Buffer.from(deployment().box.open(token)).toString() };
  } catch {
    return null;
  }
}
