import type { CampaignDetail } from '@/lib/contracts/campaign';
import { lockInventory } from '@/lib/data/apis';
import { type StoredCampaign, writeCampaign } from '@/lib/data/campaigns/campaigns';
import { readLastEventTime } from '@/lib/data/campaigns/events';
import { addItems, markReviewedStale } from '@/lib/data/campaigns/items';
import { type Db, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { afterCampaignStep, type CampaignStep, notBefore } from '@/lib/engine/govern/campaign/campaign-life';
import type { Actor } from '../accounts/actor';
import { ConflictError, UnusableError } from '../errors';
import { describeCampaign, findCampaign, refusePastDue } from './browse-campaigns';
import { findScopedApis } from './scoped-apis';

/** Freezes the APIs that are in scope now into items. Refused where there is none, or the due day is over. */
export function startCampaign(id: number, actor: Actor, now: Date): Promise<CampaignDetail> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const campaign = await findCampaign(db, id);
    const state = stepOf(campaign, 'start');
    refusePastDue(campaign.dueOn, now);
    const apis = await findScopedApis(db, campaign.scope);
    if (apis.length === 0)
      throw new UnusableError('No API is in the scope of this campaign. Make one with a wider scope.');
    await addItems(db, id, apis);
    await writeCampaign(db, id, { state, startedAt: notBefore(now, campaign.createdAt) });
    return describeCampaign(db, id, actor, now);
  });
}

/** Ends a campaign without a snapshot; what was answered in it is no review any more. */
export function cancelCampaign(id: number, actor: Actor, now: Date): Promise<CampaignDetail> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const campaign = await findCampaign(db, id);
    const state = stepOf(campaign, 'cancel');
    await writeCampaign(db, id, { state, endedAt: await timeOf(db, campaign, now), endedBy: actor.name });
    await markReviewedStale(db, id);
    await bumpEstateVersion(db);
    return describeCampaign(db, id, actor, now);
  });
}

/** The state that a step leads to; throws what to know where it leads nowhere. */
export function stepOf(campaign: StoredCampaign, step: CampaignStep): StoredCampaign['state'] {
  const next = afterCampaignStep(campaign.state, step);
  if (next) return next;
  throw new ConflictError(`This campaign ${saysState(campaign)}, so it cannot ${step}.`);
}

/** Throws unless answers can be given, and says why not. */
export function refuseUnlessRunning(campaign: StoredCampaign): void {
  if (campaign.state !== 'running')
    throw new ConflictError(`This campaign ${saysState(campaign)}. Only while it runs can it be answered.`);
}

function saysState({ state, endedAt, endedBy }: StoredCampaign): string {
  if (state === 'draft') return 'has not started';
  if (state === 'running') return 'is running';
  return `was ${state} by ${endedBy} at ${endedAt?.toISOString()}`;
}

/** The time to record in a campaign: never before what was recorded last, whatever the clock says. */
export async function timeOf(db: Db, { id, startedAt, createdAt }: StoredCampaign, now: Date): Promise<Date> {
  return notBefore(notBefore(now, startedAt ?? createdAt), await readLastEventTime(db, id));
}
