import type { CampaignScope, CampaignState, NewCampaign } from '@/lib/contracts/campaign';
import type { Db } from '../client';

export interface StoredCampaign {
  id: number;
  title: string;
  description: string;
  scope: CampaignScope;
  dueOn: string;
  cadenceDays: number;
  state: CampaignState;
  createdBy: string;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  endedBy: string | null;
}

type Row = Omit<StoredCampaign, 'scope' | 'dueOn' | 'state'> & {
  scope: unknown;
  dueOn: Date;
  state: string;
};

const toCampaign = ({ scope, dueOn, state, ...row }: Row): StoredCampaign => ({
  ...row,
  scope: scope as CampaignScope,
  dueOn: dueOn.toISOString().slice(0, 10),
  state: state as CampaignState,
});

export async function addCampaign(
  db: Db,
  { dueOn, scope, ...campaign }: NewCampaign & { createdBy: string; createdAt: Date },
): Promise<number> {
  const data = { ...campaign, scope: scope as object, dueOn: new Date(dueOn) };
  return (await db.campaign.create({ data, select: { id: true } })).id;
}

export async function readCampaign(db: Db, id: number): Promise<StoredCampaign | null> {
  const row = await db.campaign.findUnique({ where: { id } });
  return row && toCampaign(row);
}

/** Newest first, before the campaign `before`. */
export async function listCampaigns(
  db: Db,
  { states, before, limit }: { states?: readonly CampaignState[]; before?: number; limit: number },
): Promise<StoredCampaign[]> {
  const rows = await db.campaign.findMany({
    where: { id: before === undefined ? undefined : { lt: before }, state: states && { in: [...states] } },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toCampaign);
}

/** The first due first. */
export async function listRunningCampaigns(db: Db): Promise<StoredCampaign[]> {
  const rows = await db.campaign.findMany({
    where: { state: 'running' },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toCampaign);
}

/** The campaign that was closed last before the one given. */
export async function findCampaignClosedBefore(
  db: Db,
  { id, endedAt }: Pick<StoredCampaign, 'id' | 'endedAt'>,
): Promise<{ id: number; title: string } | null> {
  return db.campaign.findFirst({
    where: { state: 'closed', id: { not: id }, endedAt: endedAt ? { lt: endedAt } : undefined },
    orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, title: true },
  });
}

export async function writeCampaign(
  db: Db,
  id: number,
  change: Partial<Pick<StoredCampaign, 'state' | 'startedAt' | 'endedAt' | 'endedBy'>>,
): Promise<void> {
  await db.campaign.update({ where: { id }, data: change });
}
