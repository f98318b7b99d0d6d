import type { Db } from '../client';

export interface NewSnapshot {
  campaignId: number;
  sealedAt: Date;
  sha256: string;
  publicKey: string;
  /** JSON. */
  file: string;
}

export async function addSnapshot(db: Db, snapshot: NewSnapshot): Promise<void> {
  await db.campaignSnapshot.create({ data: snapshot });
}

export async function readSnapshotSeal(
  db: Db,
  campaignId: number,
): Promise<{ sha256: string; publicKey: string } | null> {
  return db.campaignSnapshot.findUnique({ where: { campaignId }, select: { sha256: true, publicKey: true } });
}

export async function readSnapshotFile(db: Db, campaignId: number): Promise<string | null> {
  const row = await db.campaignSnapshot.findUnique({ where: { campaignId }, select: { file: true } });
  return row?.file ?? null;
}
