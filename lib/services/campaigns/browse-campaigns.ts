import type {
  CampaignDetail,
  CampaignPage,
  CampaignRow,
  CampaignState,
  NewCampaign,
} from '@/lib/contracts/campaign';
import {
  addCampaign,
  findCampaignClosedBefore,
  listCampaigns,
  readCampaign,
  type StoredCampaign,
} from '@/lib/data/campaigns/campaigns';
import { countItems, readItems } from '@/lib/data/campaigns/items';
import { readSnapshotSeal } from '@/lib/data/campaigns/snapshots';
import { type Db, database } from '@/lib/data/client';
import { dueEnd } from '@/lib/engine/govern/campaign/campaign-life';
import { waitsFor } from '@/lib/engine/govern/campaign/may-attest';
import { type ItemGroup, progressOf, standingOf, tallyByTeam } from '@/lib/engine/govern/campaign/tally';
import type { Actor } from '../accounts/actor';
import { deployment } from '../deployment';
import { NotFoundError, UnusableError } from '../errors';
import { SignatureKey } from './signature-key';

export async function browseCampaigns(
  { state, limit, cursor }: { state?: CampaignState[]; limit: number; cursor?: number },
  now: Date,
): Promise<CampaignPage> {
  const db = database();
  const found = await listCampaigns(db, { states: state, before: cursor, limit });
  const groups = await countItems(
    db,
    found.map(({ id }) => id),
  );
  const byCampaign = Map.groupBy(groups, ({ campaignId }) => campaignId);
  return {
    campaigns: found.map((campaign) => toRow(campaign, byCampaign.get(campaign.id) ?? [], now)),
    nextCursor: found.length === limit ? (found.at(-1)?.id ?? null) : null,
  };
}

export async function inspectCampaign(id: number, actor: Actor | null, now: Date): Promise<CampaignDetail> {
  return describeCampaign(database(), id, actor, now);
}

/** Drafts a campaign; its APIs are looked up when it starts. */
export async function createCampaign(
  campaign: NewCampaign,
  actor: Actor,
  now: Date,
): Promise<CampaignDetail> {
  refusePastDue(campaign.dueOn, now);
  const db = database();
  const id = await addCampaign(db, { ...campaign, createdBy: actor.name, createdAt: now });
  return describeCampaign(db, id, actor, now);
}

/** Throws where the due day is over: everything would be late at once. */
export function refusePastDue(dueOn: string, now: Date): void {
  if (dueEnd(dueOn) <= now)
    throw new UnusableError(`The due day ${dueOn} is over. Make a campaign that is due today or later.`);
}

export async function findCampaign(db: Db, id: number): Promise<StoredCampaign> {
  const campaign = await readCampaign(db, id);
  if (!campaign) throw new NotFoundError('campaign', id);
  return campaign;
}

/** What this deployment signs with. */
export function signatureKey(): SignatureKey {
  return new SignatureKey(deployment().box.signatureSeed);
}

/** A campaign whole. `actor` null: nobody of whom to say what waits for them. */
export async function describeCampaign(
  db: Db,
  id: number,
  actor: Actor | null,
  now: Date,
): Promise<CampaignDetail> {
  const campaign = await findCampaign(db, id);
  const items = await readItems(db, id);
  const groups: ItemGroup[] = items.map(({ fate, answer, team, person }) => ({
    fate,
    answer,
    team,
    isOwned: team !== null || person !== null,
    count: 1,
  }));
  const open = items.filter((item) => standingOf(item) === 'open');
  const isRunning = campaign.state === 'running';
  const { description, scope, cadenceDays, endedBy } = campaign;
  return {
    ...toRow(campaign, groups, now),
    description,
    scope,
    cadenceDays,
    endedBy,
    teams: tallyByTeam(groups),
    mine: actor && isRunning ? open.filter((item) => waitsFor(actor, item)).length : 0,
    publicKey: signatureKey().publicKey,
    snapshot: await readSnapshotSeal(db, id),
    previous: await findCampaignClosedBefore(db, campaign),
  };
}

/** Whether reviews of it are late. */
export function isOverdue({ state, dueOn }: Pick<StoredCampaign, 'state' | 'dueOn'>, now: Date): boolean {
  return state === 'running' && now >= dueEnd(dueOn);
}

function toRow(campaign: StoredCampaign, groups: readonly ItemGroup[], now: Date): CampaignRow {
  const { id, title, state, dueOn, createdBy, createdAt, startedAt, endedAt } = campaign;
  const late = isOverdue(campaign, now);
  return {
    id,
    title,
    state,
    dueOn,
    isOverdue: late,
    createdBy,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    progress: progressOf(groups, late),
  };
}

/** `null`: there is no such campaign. */
export async function titleOfCampaign(id: number): Promise<string | null> {
  return (await readCampaign(database(), id))?.title ?? null;
}
