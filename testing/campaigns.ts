import type { CampaignDetail, CampaignItem, NewAttestation, NewCampaign } from '@/lib/contracts/campaign';
import type { Actor } from '@/lib/services/accounts/actor';
import { createCampaign } from '@/lib/services/campaigns/browse-campaigns';
import { attest, browseItems } from '@/lib/services/campaigns/review-items';
import { startCampaign } from '@/lib/services/campaigns/run-campaign';
import { NOW } from './exchange-lines';

export const DAY_MS = 86_400_000;
export const dayAfter = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** A campaign over every API that is due in 30 days, unless `over` says otherwise. */
export function draft(actor: Actor, over: Partial<NewCampaign> = {}, now = NOW): Promise<CampaignDetail> {
  const dueOn = dayOf(new Date(now.getTime() + 30 * DAY_MS));
  const usual = { title: 'Spring review', description: '', scope: {}, dueOn, cadenceDays: 365 };
  return createCampaign({ ...usual, ...over }, actor, now);
}

export async function run(actor: Actor, over: Partial<NewCampaign> = {}, now = NOW): Promise<CampaignDetail> {
  return startCampaign((await draft(actor, over, now)).id, actor, now);
}

export async function itemsOf(id: number, actor: Actor): Promise<CampaignItem[]> {
  return (await browseItems(id, { limit: 500 }, actor)).items;
}

export async function itemOf(id: number, api: string, actor: Actor): Promise<CampaignItem> {
  const item = (await itemsOf(id, actor)).find((one) => one.api === api);
  if (!item) throw new Error(`no item of ${api}`);
  return item;
}

export const CORRECT: NewAttestation = { answer: 'correct', reason: '' };

/** Answers for an API as it is now. */
export async function answer(
  id: number,
  api: string,
  actor: Actor,
  attestation: NewAttestation = CORRECT,
  now = NOW,
) {
  const item = await itemOf(id, api, actor);
  return attest({ id, item: item.id, version: item.version, attestation }, actor, now);
}
