import { z } from 'zod';
import {
  CampaignDetail,
  CampaignPage,
  CampaignScope,
  CampaignState,
  ItemDetail,
  ItemFilter,
  ItemPage,
  NewAttestation,
  NewCampaign,
  Reminder,
  ScopePreview,
  WaitingCampaign,
} from '../campaign';
import { SnapshotComparison, SnapshotFile } from '../campaign-snapshot';
import { several } from '../several';
import { base, Id } from './base';

const tags = ['Campaigns'];
const Page = (most: number, usual: number) => ({
  limit: z.coerce.number().int().min(1).max(most).default(usual),
  cursor: Id.optional(),
});

export const campaigns = {
  list: base
    .route({ method: 'GET', path: '/campaigns', tags, summary: 'List review campaigns, newest first' })
    .input(z.object({ state: several(CampaignState), ...Page(100, 50) }))
    .output(CampaignPage),
  waiting: base
    .route({
      method: 'GET',
      path: '/campaigns/waiting',
      tags,
      summary: 'List the running campaigns in which reviews wait for you, the first due first',
    })
    .input(z.object({}))
    .output(z.object({ campaigns: z.array(WaitingCampaign) })),
  reminders: base
    .route({
      method: 'GET',
      path: '/campaigns/reminders',
      tags,
      summary: 'List who was to be reminded of open reviews, oldest first, after the reminder `cursor`',
    })
    .input(z.object(Page(500, 100)))
    .output(z.object({ reminders: z.array(Reminder), nextCursor: z.number().int().nullable() })),
  preview: base
    .route({
      method: 'POST',
      path: '/campaigns/preview',
      tags,
      summary: 'Count the APIs that a scope would bring into a campaign',
    })
    .input(z.strictObject({ scope: CampaignScope }))
    .output(ScopePreview),
  create: base
    .route({
      method: 'POST',
      path: '/campaigns',
      tags,
      summary: 'Draft a review campaign',
      successStatus: 201,
    })
    .input(NewCampaign)
    .output(CampaignDetail),
  get: base
    .route({ method: 'GET', path: '/campaigns/{id}', tags, summary: 'Read a campaign with its progress' })
    .input(z.object({ id: Id }))
    .output(CampaignDetail),
  start: base
    .route({
      method: 'POST',
      path: '/campaigns/{id}/start',
      tags,
      summary: 'Start a campaign: the APIs in its scope now become its items',
    })
    .input(z.strictObject({ id: Id }))
    .output(CampaignDetail),
  cancel: base
    .route({
      method: 'POST',
      path: '/campaigns/{id}/cancel',
      tags,
      summary: 'End a campaign without a snapshot; its answers no longer count as reviews',
    })
    .input(z.strictObject({ id: Id }))
    .output(CampaignDetail),
  close: base
    .route({
      method: 'POST',
      path: '/campaigns/{id}/close',
      tags,
      summary: 'Close a campaign and seal its snapshot, also while reviews are open',
    })
    .input(z.strictObject({ id: Id }))
    .output(CampaignDetail),
  items: base
    .route({
      method: 'GET',
      path: '/campaigns/{id}/items',
      tags,
      summary: 'List the APIs of a campaign with their owners and answers, by name',
    })
    .input(ItemFilter.extend({ id: Id, ...Page(500, 100) }))
    .output(ItemPage),
  item: base
    .route({
      method: 'GET',
      path: '/campaigns/{id}/items/{item}',
      tags,
      summary: 'Read what a reviewer is shown of one API, and what was said of it',
    })
    .input(z.object({ id: Id, item: Id }))
    .output(ItemDetail),
  assign: base
    .route({
      method: 'POST',
      path: '/campaigns/{id}/assignments',
      tags,
      summary: 'Name who reviews some APIs: a person, a team, or with neither the team of each API',
    })
    .input(
      z.strictObject({
        id: Id,
        items: z.array(z.number().int().positive()).min(1).max(5000),
        person: z.string().min(1).max(100).nullable().default(null),
        team: z.number().int().positive().nullable().default(null),
      }),
    )
    .output(z.object({ assigned: z.number().int() })),
  attest: base
    .route({
      method: 'POST',
      path: '/campaigns/{id}/items/{item}/attestations',
      tags,
      summary: 'Say of an API that what is known is correct, or wrong, or that it should be retired',
      description:
        'The answer is based on `version` of the item: when somebody else was quicker it is refused with 409. It can be changed until the campaign closes; every answer is kept, the latest counts.',
      successStatus: 201,
    })
    .input(z.object({ id: Id, item: Id, version: z.number().int().positive(), attestation: NewAttestation }))
    .output(ItemDetail),
  snapshot: base
    .route({
      method: 'GET',
      path: '/campaigns/{id}/snapshot',
      tags,
      summary: 'Export the signed snapshot of a closed campaign; `gnomon campaign verify` checks it',
    })
    .input(z.object({ id: Id }))
    .output(SnapshotFile),
  compare: base
    .route({
      method: 'GET',
      path: '/campaigns/{id}/comparison',
      tags,
      summary: 'Tell what changed since another closed campaign; without a choice, since the one before',
    })
    .input(z.object({ id: Id, since: Id.optional() }))
    .output(SnapshotComparison),
};
