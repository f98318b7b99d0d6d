import type { SnapshotComparison, SnapshotFile } from '@/lib/contracts/campaign-snapshot';
import { findCampaignClosedBefore } from '@/lib/data/campaigns/campaigns';
import { readSnapshotFile } from '@/lib/data/campaigns/snapshots';
import { type Db, database } from '@/lib/data/client';
import { compareSnapshots } from '@/lib/engine/govern/campaign/compare-snapshots';
import { ConflictError, NotFoundError } from '../errors';
import { findCampaign } from './browse-campaigns';

/** The signed file of a closed campaign, as it was sealed. */
export async function exportSnapshot(id: number): Promise<SnapshotFile> {
  return JSON.parse(await readFile(database(), id));
}

/** What changed since another closed campaign, or without a choice since the one that was closed before. */
export async function compareCampaigns(id: number, since?: number): Promise<SnapshotComparison> {
  const db = database();
  const campaign = await findCampaign(db, id);
  const newer: SnapshotFile = JSON.parse(await readFile(db, id));
  const olderId = since ?? (await findCampaignClosedBefore(db, campaign))?.id;
  if (olderId === undefined) throw new NotFoundError('closed campaign before', id);
  const older: SnapshotFile = JSON.parse(await readFile(db, olderId));
  return compareSnapshots(older.content, newer.content);
}

async function readFile(db: Db, id: number): Promise<string> {
  const file = await readSnapshotFile(db, id);
  if (file !== null) return file;
  const { state } = await findCampaign(db, id);
  throw new ConflictError(`Campaign ${id} has no snapshot: it is ${state}. Closing a running one makes it.`);
}
