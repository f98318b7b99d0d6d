import { addHeirs, addMerge, type MergedApi } from '@/lib/data/campaigns/merges';
import type { Db } from '@/lib/data/client';

/**
 * Remembers that an API is about to become part of another one. Where it is under review its item stays, marked, and the
 * other one is reviewed in its place, once.
 */
export async function recordMerge(db: Db, merge: MergedApi, now: Date): Promise<void> {
  await addMerge(db, merge, now);
  await addHeirs(db, merge);
}
