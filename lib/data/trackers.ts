import type { TrackerKind } from '@/lib/contracts/tracker';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './client';

/** A tracker as it is kept: its token is sealed. */
export interface StoredTracker {
  id: number;
  kind: TrackerKind;
  name: string;
  address: string;
  project: string;
  account: string;
  issueType: string;
  token: Uint8Array;
  isEnabled: boolean;
  createdAt: Date;
  readUntil: Date | null;
  lastReadAt: Date | null;
  failures: number;
  retryAt: Date | null;
  error: string | null;
}

export type NewTrackerRow = Pick<
  StoredTracker,
  'kind' | 'name' | 'address' | 'project' | 'account' | 'issueType' | 'token' | 'createdAt'
>;
export type TrackerParts = Partial<Omit<StoredTracker, 'id' | 'kind' | 'createdAt'>>;

/** By name. */
export async function listTrackers(db: Db): Promise<StoredTracker[]> {
  return (await db.tracker.findMany({ orderBy: { name: 'asc' } })).map(toTracker);
}

export async function findTracker(db: Db, id: number): Promise<StoredTracker | null> {
  const row = await db.tracker.findUnique({ where: { id } });
  return row && toTracker(row);
}

export async function addTracker(db: Db, row: NewTrackerRow): Promise<number> {
  const data = { ...row, token: Uint8Array.from(row.token) };
  return (await db.tracker.create({ data, select: { id: true } })).id;
}

/** Of one that is gone nothing is written. */
export async function updateTracker(db: Db, id: number, { token, ...parts }: TrackerParts): Promise<void> {
  const data = { ...parts, ...(token && { token: Uint8Array.from(token) }) };
  await db.tracker.updateMany({ where: { id }, data });
}

/** With what is known of its tickets. */
export async function removeTracker(db: Db, id: number): Promise<void> {
  await db.tracker.deleteMany({ where: { id } });
}

function toTracker(row: Prisma.TrackerGetPayload<object>): StoredTracker {
  return { ...row, kind: row.kind as TrackerKind };
}
