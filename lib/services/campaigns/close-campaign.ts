import type { Attestation, CampaignDetail, ReviewSummary } from '@/lib/contracts/campaign';
import type { SnapshotContent, SnapshotItem } from '@/lib/contracts/campaign-snapshot';
import { lockAuditChain } from '@/lib/data/accounts/audit';
import { lockInventory } from '@/lib/data/apis';
import { type StoredCampaign, writeCampaign } from '@/lib/data/campaigns/campaigns';
import { readAttestations } from '@/lib/data/campaigns/events';
import { freezeItems, readItems, type StoredItem } from '@/lib/data/campaigns/items';
import { readReviewedMerges } from '@/lib/data/campaigns/merges';
import { readFrozenEndpoints } from '@/lib/data/campaigns/review-facts';
import { addSnapshot } from '@/lib/data/campaigns/snapshots';
import { type Db, inTransaction } from '@/lib/data/client';
import { tallyOf } from '@/lib/engine/govern/campaign/tally';
import type { Actor } from '../accounts/actor';
import { describeCampaign, findCampaign, signatureKey } from './browse-campaigns';
import { stepOf, timeOf } from './run-campaign';
import { canonical, sealSnapshot } from './seal-snapshot';
import { summariseApis } from './summarise-apis';

/** Of one API in a snapshot; beyond them endpoints are counted only. */
const MOST_ENDPOINTS = 2000;

/**
 * Closes a campaign: its answers are final, and it is kept with the APIs as they stand in one signed file. While the
 * inventory is locked, so that the file tells one moment. Of two who close it the second is refused.
 */
export function closeCampaign(id: number, actor: Actor, now: Date): Promise<CampaignDetail> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const campaign = await findCampaign(db, id);
    const state = stepOf(campaign, 'close');
    const closedAt = await timeOf(db, campaign, now);
    const items = await readItems(db, id);
    const present = items.filter(({ fate }) => fate === 'present').map(({ apiId }) => apiId);
    const summaries = await summariseApis(db, present);
    const content = await makeContent(db, { campaign, items, summaries, closedBy: actor.name, closedAt });
    const file = sealSnapshot(content, signatureKey());
    await addSnapshot(db, {
      campaignId: id,
      sealedAt: closedAt,
      sha256: file.seal.sha256,
      publicKey: file.signature.publicKey,
      file: canonical(file),
    });
    await freezeItems(
      db,
      items.map((item) => ({ ...item, summary: summaries.get(item.apiId) ?? null })),
    );
    await writeCampaign(db, id, { state, endedAt: closedAt, endedBy: actor.name });
    return describeCampaign(db, id, actor, now);
  });
}

interface Closing {
  campaign: StoredCampaign;
  items: readonly StoredItem[];
  summaries: ReadonlyMap<number, ReviewSummary>;
  closedBy: string;
  closedAt: Date;
}

async function makeContent(
  db: Db,
  { campaign, items, summaries, closedBy, closedAt }: Closing,
): Promise<SnapshotContent> {
  const attestations = await readAttestations(
    db,
    items.map(({ id }) => id),
  );
  const frozen = await readFrozenEndpoints(db, [...summaries.keys()], MOST_ENDPOINTS);
  const { id, title, description, scope, dueOn, cadenceDays, createdBy, createdAt, startedAt } = campaign;
  return {
    format: 'gnomon-campaign/1',
    campaign: {
      id,
      title,
      description,
      scope,
      dueOn,
      cadenceDays,
      createdBy,
      createdAt: createdAt.toISOString(),
      startedAt: (startedAt ?? createdAt).toISOString(),
      closedBy,
      closedAt: closedAt.toISOString(),
    },
    progress: tallyOf(items.map((item) => ({ ...item, isOwned: false, count: 1 }))),
    auditHead: await lockAuditChain(db),
    merges: await readReviewedMerges(db),
    items: items.map((item) =>
      toSnapshotItem(item, {
        attestation: attestations.get(item.id) ?? null,
        summary: summaries.get(item.apiId) ?? null,
        frozen: frozen.get(item.apiId) ?? { endpoints: [], more: 0 },
      }),
    ),
  };
}

function toSnapshotItem(
  { apiId, api, fate, intoId, into, team, person }: StoredItem,
  facts: {
    attestation: Attestation | null;
    summary: ReviewSummary | null;
    frozen: { endpoints: SnapshotItem['endpoints']; more: number };
  },
): SnapshotItem {
  const { attestation, summary, frozen } = facts;
  return {
    apiId,
    api,
    fate,
    mergedInto: intoId !== null && into !== null ? { id: intoId, name: into } : null,
    team,
    person,
    attestation,
    summary,
    endpoints: frozen.endpoints,
    moreEndpoints: frozen.more,
  };
}
