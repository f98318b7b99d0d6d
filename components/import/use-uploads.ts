'use client';

import { useSyncExternalStore } from 'react';
import { type QueuedUpload, uploadQueue } from '@/lib/client/upload-queue';

const NONE: readonly QueuedUpload[] = [];

/** The uploads of this tab, those that ended included. */
export function useUploads(): readonly QueuedUpload[] {
  return useSyncExternalStore(uploadQueue.subscribe, uploadQueue.snapshot, () => NONE);
}
