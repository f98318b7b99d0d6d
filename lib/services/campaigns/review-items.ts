import type {
  CampaignItem,
  ItemDetail,
  ItemFilter,
  ItemPage,
  NewAttestation,
  ReviewSummary,
} from '@/lib/contracts/campaign';
import { lockInventory } from '@/lib/data/apis';
import type { StoredCampaign } from '@/lib/data/campaigns/campaigns';
import { addItemEvents, readAttestations, readItemEvents } from '@/lib/data/campaigns/events';
import {
  readClosedSummary,
  readItem,
  readItems,
  type StoredItem,
  writeAnswer,
} from '@/lib/data/campaigns/items';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { markStale } from '@/lib/data/judging';
import { hasWords } from '@/lib/engine/govern/campaign/in-scope';
import { mayAttest, waitsFor } from '@/lib/engine/govern/campaign/may-attest';
import { standingOf } from '@/lib/engine/govern/campaign/tally';
import type { Actor } from '../accounts/actor';
import { ConflictError, ForbiddenError, NotFoundError } from '../errors';
import { findCampaign } from './browse-campaigns';
import { refuseUnlessRunning, timeOf } from './run-campaign';
import { summariseApis } from './summarise-apis';

const EVENTS_SHOWN = 100;

/** The items of a campaign that match, by the name of their API. */
export async function browseItems(
  id: number,
  { mine, answer, q = '', limit, cursor }: ItemFilter & { limit: number; cursor?: number },
  actor: Actor,
): Promise<ItemPage> {
  const db = database();
  const campaign = await findCampaign(db, id);
  const found = (await readItems(db, id)).filter(
    (item) =>
      (answer === undefined || standingOf(item) === answer) &&
      (!mine || isMine(campaign, item, actor)) &&
      hasWords([item.api], q),
  );
  const start = cursor === undefined ? 0 : found.findIndex((item) => item.id === cursor) + 1;
  const page = found.slice(start, start + limit);
  return {
    items: page.map((item) => toItem(campaign, item, actor)),
    nextCursor: start + limit < found.length ? (page.at(-1)?.id ?? null) : null,
    total: found.length,
  };
}

/** What a reviewer is shown of one API of a campaign. */
export async function inspectItem(id: number, itemId: number, actor: Actor): Promise<ItemDetail> {
  const db = database();
  const campaign = await findCampaign(db, id);
  return describeItem(db, campaign, await findItem(db, id, itemId), actor);
}

/**
 * Records what a reviewer says of an API, with what they were shown of it, and has it judged anew as reviewed. Of two who
 * answer at once the second is refused, with who was quicker. Waits for an import that holds the inventory.
 */
export function attest(
  {
    id,
    item: itemId,
    version,
    attestation,
  }: {
    id: number;
    item: number;
    version: number;
    attestation: NewAttestation;
  },
  actor: Actor,
  now: Date,
): Promise<ItemDetail> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const campaign = await findCampaign(db, id);
    const item = await findItem(db, id, itemId);
    if (!mayAttest(actor, toReviewers(item)))
      throw new ForbiddenError(
        'Only the team that owns this API, and whom it is assigned to, may review it.',
      );
    refuseUnlessRunning(campaign);
    refuseGone(item);
    if (item.version !== version) throw new ConflictError(saysWhoWasQuicker(item));
    const saw = (await summariseApis(db, [item.apiId])).get(item.apiId);
    if (!saw) throw new ConflictError(`The API "${item.api}" has left the inventory.`);
    const { answer, reason } = attestation;
    const at = await timeOf(db, campaign, now);
    const says = `Answered: ${answer}.`;
    await addItemEvents(db, [{ itemId, at, actor, says, answer, reason, saw }]);
    await writeAnswer(db, itemId, { answer, by: actor.name, at });
    await markStale(db, item.apiId, true);
    await bumpEstateVersion(db);
    return describeItem(db, campaign, await findItem(db, id, itemId), actor);
  });
}

function saysWhoWasQuicker({ answer, answeredBy, answeredAt }: StoredItem): string {
  const last = answer
    ? ` The answer is now "${answer}", by ${answeredBy} at ${answeredAt?.toISOString()}.`
    : '';
  return `Somebody changed this review since you looked at it.${last}`;
}

function refuseGone({ fate, api, into }: StoredItem): void {
  if (fate === 'merged')
    throw new ConflictError(`"${api}" was merged into "${into}", which is to be reviewed in its place.`);
  if (fate === 'gone') throw new ConflictError(`The API "${api}" has left the inventory.`);
}

async function findItem(db: Db, id: number, itemId: number): Promise<StoredItem> {
  const item = await readItem(db, id, itemId);
  if (!item) throw new NotFoundError('item of this campaign', itemId);
  return item;
}

const toReviewers = ({ apiTeamId, teamId, personId }: StoredItem) => ({ apiTeamId, teamId, personId });

function isMine({ state }: StoredCampaign, item: StoredItem, actor: Actor): boolean {
  return state === 'running' && standingOf(item) === 'open' && waitsFor(actor, toReviewers(item));
}

function toItem(campaign: StoredCampaign, item: StoredItem, actor: Actor): CampaignItem {
  const { id, apiId, api, version, fate, intoId, into, answer, answeredBy, answeredAt } = item;
  const teamId = item.teamId ?? item.apiTeamId ?? 0;
  return {
    id,
    apiId,
    api,
    version,
    fate,
    mergedInto: fate === 'merged' && intoId !== null && into !== null ? { id: intoId, name: into } : null,
    owner: {
      team: item.team === null ? null : { id: teamId, name: item.team },
      person: item.person === null ? null : { id: item.personId ?? '', name: item.person },
    },
    answer,
    answeredBy,
    answeredAt: answeredAt?.toISOString() ?? null,
    isMine: isMine(campaign, item, actor),
    mayAnswer: campaign.state === 'running' && fate === 'present' && mayAttest(actor, toReviewers(item)),
  };
}

async function describeItem(
  db: Db,
  campaign: StoredCampaign,
  item: StoredItem,
  actor: Actor,
): Promise<ItemDetail> {
  const isClosed = campaign.state === 'closed';
  const summary = isClosed
    ? ((await readClosedSummary(db, item.id)) as ReviewSummary | null)
    : item.fate === 'present'
      ? (await summariseApis(db, [item.apiId])).get(item.apiId)
      : null;
  return {
    ...toItem(campaign, item, actor),
    summary: summary ?? null,
    attestation: (await readAttestations(db, [item.id])).get(item.id) ?? null,
    events: await readItemEvents(db, item.id, EVENTS_SHOWN),
  };
}
