import { afterAll, beforeEach } from 'vitest';
import type { TrackerKind } from '@/lib/contracts/tracker';
import { type FakeTracker, startFakeTracker } from './fake-tracker';

/** Call at the top of an integration test file: a tracker that is empty before each test. */
export async function startTracker(kind: TrackerKind, clock: () => Date): Promise<FakeTracker> {
  const tracker = await startFakeTracker(kind, clock);
  beforeEach(tracker.reset);
  afterAll(tracker.close);
  return tracker;
}
