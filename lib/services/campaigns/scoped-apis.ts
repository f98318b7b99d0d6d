import type { CampaignScope, ScopePreview } from '@/lib/contracts/campaign';
import type { ApiSummary } from '@/lib/contracts/inventory';
import { listApiSummaries } from '@/lib/data/api-summaries';
import { readStages } from '@/lib/data/campaigns/review-facts';
import { type Db, database } from '@/lib/data/client';
import { isInScope } from '@/lib/engine/govern/campaign/in-scope';

/** The APIs that a scope is about, as the inventory has them now. */
export async function findScopedApis(db: Db, scope: CampaignScope): Promise<ApiSummary[]> {
  const apis = await listApiSummaries(db);
  const stages = await readStages(db);
  return apis.filter((api) => isInScope({ ...api, stage: stages.get(api.id)?.stage ?? null }, scope));
}

const NAMES_SHOWN = 10;

export async function previewScope(scope: CampaignScope): Promise<ScopePreview> {
  const apis = await findScopedApis(database(), scope);
  return {
    apis: apis.length,
    unowned: apis.filter(({ team }) => team === null).length,
    names: apis.slice(0, NAMES_SHOWN).map(({ name }) => name),
  };
}
