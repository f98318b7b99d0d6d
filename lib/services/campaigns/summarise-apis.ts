import type { ReviewSummary } from '@/lib/contracts/campaign';
import type { ApiSummary } from '@/lib/contracts/inventory';
import { listApiSummaries } from '@/lib/data/api-summaries';
import {
  type ApiStage,
  type CurrentDocument,
  type EndpointCounts,
  readCurrentDocuments,
  readEndpointCounts,
  readStages,
} from '@/lib/data/campaigns/review-facts';
import type { Db } from '@/lib/data/client';

const MOST_HOSTS = 50;

/** What reviewers are shown of some APIs now, by id. What is not in the inventory is left out. */
export async function summariseApis(db: Db, ids: readonly number[]): Promise<Map<number, ReviewSummary>> {
  if (ids.length === 0) return new Map();
  const apis = await listApiSummaries(db, ids);
  const stages = await readStages(db);
  const counts = await readEndpointCounts(db, ids);
  const documents = await readCurrentDocuments(db, ids);
  return new Map(
    apis.map((api) => [
      api.id,
      summarise(
        api,
        stages.get(api.id) ?? UNSTAGED,
        counts.get(api.id) ?? EMPTY,
        documents.get(api.id) ?? [],
      ),
    ]),
  );
}

const UNSTAGED: ApiStage = { stage: null, deprecatedOn: null, sunsetOn: null };
const EMPTY: EndpointCounts = {
  endpoints: { documented: 0, removed: 0, undocumented: 0 },
  unauthenticated: 0,
  sensitive: [],
};

function summarise(
  api: ApiSummary,
  stage: ApiStage,
  counts: EndpointCounts,
  documents: readonly CurrentDocument[],
): ReviewSummary {
  const hosts = new Set(api.hosts.map(({ host, basePath }) => host + basePath));
  return {
    hosts: [...hosts].slice(0, MOST_HOSTS),
    team: api.team?.name ?? null,
    exposure: api.exposure ?? 'unknown',
    ...stage,
    ...counts,
    requests: api.requests,
    lastSeen: api.lastSeen,
    score: api.score,
    grade: api.grade,
    findings: api.findings,
    documents: [...documents],
  };
}
