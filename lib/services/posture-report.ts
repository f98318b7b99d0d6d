import type { ApiReport, EstateReport, ReportedApi } from '@/lib/contracts/report';
import type { ApiCounts } from '@/lib/data/api-counts';
import { findApiName } from '@/lib/data/apis';
import { type Db, database } from '@/lib/data/client';
import {
  readPendingOfApis,
  readRuleCounts,
  readSeverityCounts,
  readWorstEndpoints,
} from '@/lib/data/report-facts';
import { countRated, ESTATE, readScores } from '@/lib/data/scores';
import { readStewardship } from '@/lib/data/stewardship';
import { RULES } from '@/lib/engine/rules/registry';
import { gradeOf } from '@/lib/engine/score/score-api';
import { countEstate } from './count-estate';
import { NotFoundError } from './errors';
import { readTrend } from './estate-overview';

const RULES_SHOWN = 20;
const ENDPOINTS_SHOWN = 25;
const APIS_SHOWN = 50;
const TITLES = new Map(RULES.map(({ id, title }) => [id, title]));

/** The posture report of the estate, as of `now`. */
export async function reportEstate(now: Date): Promise<EstateReport> {
  const db = database();
  const { byApi } = await countEstate(db, now);
  const [facts, rated, scores] = await Promise.all([
    readFacts(db, null, now),
    countRated(db),
    readScores(db),
  ]);
  const last = facts.trend.at(-1);
  const apis = await listApis(db, byApi, scores, APIS_SHOWN);
  return {
    ...facts,
    ...scoreOf(last?.score ?? null),
    evidenceCoverage: last?.evidenceCoverage ?? 0,
    ...rated,
    ...sumUp(byApi),
    apis,
    more: scores.length - apis.length,
  };
}

/** The posture report of one API. Throws NotFoundError. */
export async function reportApi(apiId: number, now: Date): Promise<ApiReport> {
  const db = database();
  const [api, stewardship] = await Promise.all([findApiName(db, apiId), readStewardship(db, apiId)]);
  if (api === null || stewardship === null) throw new NotFoundError('API', apiId);
  const { byApi } = await countEstate(db, now);
  const [facts, scores] = await Promise.all([readFacts(db, apiId, now), readScores(db)]);
  const score = scores.find((one) => one.apiId === apiId);
  return {
    ...facts,
    ...scoreOf(score?.score ?? null),
    evidenceCoverage: score?.evidenceCoverage ?? 0,
    ...sumUp(byApi.filter((one) => one.apiId === apiId)),
    apiId,
    api,
    stewardship,
  };
}

/** Every API with its posture, the lowest score first. */
export async function* exportPosture(now: Date): AsyncGenerator<ReportedApi> {
  const db = database();
  const { byApi } = await countEstate(db, now);
  yield* await listApis(db, byApi, await readScores(db), Number.POSITIVE_INFINITY);
}

async function readFacts(db: Db, apiId: number | null, now: Date) {
  const [trend, severities, rules, worstEndpoints] = await Promise.all([
    readTrend(db, apiId ?? ESTATE, now),
    readSeverityCounts(db, apiId, now),
    readRuleCounts(db, apiId, RULES_SHOWN),
    readWorstEndpoints(db, apiId, ENDPOINTS_SHOWN),
  ]);
  return {
    at: now.toISOString(),
    trend,
    severities,
    rules: rules.map((row) => ({ ...row, title: TITLES.get(row.rule) ?? row.rule })),
    worstEndpoints,
  };
}

function sumUp(counts: readonly ApiCounts[]) {
  const sum = (of: (api: ApiCounts) => number): number => counts.reduce((total, api) => total + of(api), 0);
  return {
    endpoints: sum((api) => api.endpoints),
    coverage: coverageOf({
      documentedAndSeen: sum((api) => api.documentedAndSeen),
      seenOnly: sum((api) => api.seenOnly),
      documentedOnly: sum((api) => api.documentedOnly),
    }),
    shadow: sum((api) => api.shadow),
    zombie: sum((api) => api.zombie),
    unauthenticated: sum((api) => api.unauthenticated),
  };
}

/** The lowest score first, unrated APIs last. */
async function listApis(
  db: Db,
  byApi: readonly ApiCounts[],
  scores: Awaited<ReturnType<typeof readScores>>,
  limit: number,
): Promise<ReportedApi[]> {
  const counts = new Map(byApi.map((api) => [api.apiId, api]));
  const ordered = scores.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101) || b.debt - a.debt);
  const shown = ordered.slice(0, limit);
  const pending = await readPendingOfApis(
    db,
    shown.map(({ apiId }) => apiId),
  );
  const findings = new Map(pending.map((row) => [row.apiId, row]));
  return shown.map(({ apiId, api, score, evidenceCoverage, bestFix }) => ({
    apiId,
    api,
    ...scoreOf(score),
    evidenceCoverage,
    endpoints: counts.get(apiId)?.endpoints ?? 0,
    coverage: coverageOf(counts.get(apiId)),
    pending: findings.get(apiId)?.pending ?? 0,
    urgent: findings.get(apiId)?.urgent ?? 0,
    fix: bestFix,
  }));
}

function coverageOf(
  counts: Pick<ApiCounts, 'documentedAndSeen' | 'seenOnly' | 'documentedOnly'> | undefined,
) {
  const { documentedAndSeen = 0, seenOnly = 0, documentedOnly = 0 } = counts ?? {};
  return { documentedAndSeen, seenOnly, documentedOnly };
}

function scoreOf(score: number | null) {
  return { score, grade: score === null ? null : gradeOf(score) };
}
