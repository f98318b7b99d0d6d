import { requestJudging } from '@/lib/jobs/background-link';
import { assignReviews } from '@/lib/services/campaigns/assign-reviews';
import { browseCampaigns, createCampaign, inspectCampaign } from '@/lib/services/campaigns/browse-campaigns';
import { closeCampaign } from '@/lib/services/campaigns/close-campaign';
import { compareCampaigns, exportSnapshot } from '@/lib/services/campaigns/export-snapshot';
import { browseReminders, listWaiting } from '@/lib/services/campaigns/remind-reviewers';
import { attest, browseItems, inspectItem } from '@/lib/services/campaigns/review-items';
import { cancelCampaign, startCampaign } from '@/lib/services/campaigns/run-campaign';
import { previewScope } from '@/lib/services/campaigns/scoped-apis';
import { actorOf } from './actor-of';
import { os } from './base';

export const campaigns = {
  list: os.campaigns.list.handler(({ input }) => browseCampaigns(input, new Date())),
  waiting: os.campaigns.waiting.handler(async ({ context }) => ({
    campaigns: await listWaiting(actorOf(context), new Date()),
  })),
  reminders: os.campaigns.reminders.handler(({ input }) => browseReminders(input)),
  preview: os.campaigns.preview.handler(({ input }) => previewScope(input.scope)),
  create: os.campaigns.create.handler(async ({ input, context }) => {
    const campaign = await createCampaign(input, actorOf(context), new Date());
    Object.assign(context.detail, { campaign: campaign.id, title: campaign.title });
    return campaign;
  }),
  get: os.campaigns.get.handler(({ input, context }) =>
    inspectCampaign(input.id, actorOf(context), new Date()),
  ),
  start: os.campaigns.start.handler(async ({ input, context }) => {
    const campaign = await startCampaign(input.id, actorOf(context), new Date());
    Object.assign(context.detail, { items: campaign.progress.items });
    return campaign;
  }),
  cancel: os.campaigns.cancel.handler(async ({ input, context }) => {
    const campaign = await cancelCampaign(input.id, actorOf(context), new Date());
    await requestJudging();
    return campaign;
  }),
  close: os.campaigns.close.handler(async ({ input, context }) => {
    const campaign = await closeCampaign(input.id, actorOf(context), new Date());
    Object.assign(context.detail, { sha256: campaign.snapshot?.sha256 });
    return campaign;
  }),
  items: os.campaigns.items.handler(({ input: { id, ...filter }, context }) =>
    browseItems(id, filter, actorOf(context)),
  ),
  item: os.campaigns.item.handler(({ input, context }) =>
    inspectItem(input.id, input.item, actorOf(context)),
  ),
  assign: os.campaigns.assign.handler(async ({ input, context }) => {
    const result = await assignReviews(input, actorOf(context), new Date());
    Object.assign(context.detail, { person: input.person, team: input.team, items: input.items });
    return result;
  }),
  attest: os.campaigns.attest.handler(async ({ input, context }) => {
    const item = await attest(input, actorOf(context), new Date());
    Object.assign(context.detail, { item: item.id, api: item.api, answer: item.answer });
    await requestJudging();
    return item;
  }),
  snapshot: os.campaigns.snapshot.handler(({ input }) => exportSnapshot(input.id)),
  compare: os.campaigns.compare.handler(({ input }) => compareCampaigns(input.id, input.since)),
};
