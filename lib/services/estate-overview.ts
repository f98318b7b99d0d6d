import {
  type AppearedInApi,
  type CostlyApi,
  EstateNumber,
  type EstateOverview,
  type EstatePoint,
} from '@/lib/contracts/estate';
import type { ApiCounts } from '@/lib/data/api-counts';
import { type Db, database } from '@/lib/data/client';
import { readNewestEndpoints } from '@/lib/data/endpoint-rows';
import { readEstateDay } from '@/lib/data/estate-days';
import { readPendingRules } from '@/lib/data/finding-counts';
import { countRated, ESTATE, readCostliest, readScoreDays } from '@/lib/data/scores';
import { RULES } from '@/lib/engine/rules/registry';
import { gradeOf } from '@/lib/engine/score/score-api';
import { countEstate, type EstateCounts, weekBefore } from './count-estate';
import { listSources } from './list-sources';

const DAY_MS = 86_400_000;
const TREND_DAYS = 90;
const APIS_SHOWN = 8;
const ENDPOINTS_SHOWN = 4;
const COSTLIEST = 10;
const TITLES = new Map(RULES.map(({ id, title }) => [id, title]));

/** The estate at one look, as of `now`. */
export async function readOverview(now: Date): Promise<EstateOverview> {
  const db = database();
  const estate = await countEstate(db, now);
  const [trend, rated, numbers, byApi, costliest, sources] = await Promise.all([
    readTrend(db, ESTATE, now),
    countRated(db),
    compareWithWeekAgo(db, estate, now),
    readAppeared(db, estate.byApi, now),
    readCostlyApis(db, estate.byApi),
    listSources(now),
  ]);
  const last = trend.at(-1);
  const score = last?.score ?? null;
  const { documentedAndSeen, seenOnly, documentedOnly } = estate.counts;
  return {
    score,
    grade: score === null ? null : gradeOf(score),
    ...rated,
    evidenceCoverage: last?.evidenceCoverage ?? 0,
    trend,
    apis: estate.byApi.length,
    endpoints: estate.counts.endpoints,
    coverage: { documentedAndSeen, seenOnly, documentedOnly },
    numbers,
    appeared: {
      endpoints: estate.appeared.endpoints,
      apis: estate.byApi.filter(({ appeared }) => appeared > 0).length,
      byApi,
    },
    costliest,
    sources,
  };
}

/** The scores of the last 90 days, of an API or of the estate, oldest first. */
export async function readTrend(db: Db, apiId: number, now: Date): Promise<EstatePoint[]> {
  const days = await readScoreDays(db, apiId, new Date(now.getTime() - TREND_DAYS * DAY_MS));
  return days.map(({ day, score, evidenceCoverage }) => ({
    day: toDay(day),
    score,
    evidenceCoverage,
  }));
}

/** A day that was not recorded, since nothing ran, is stood in for by the last one of the week before it. */
async function compareWithWeekAgo(
  db: Db,
  { counts, appeared }: EstateCounts,
  now: Date,
): Promise<EstateOverview['numbers']> {
  const to = weekBefore(now);
  const then = await readEstateDay(db, weekBefore(to), to);
  const entries = EstateNumber.options.map((name) => {
    const weekAgo = then && { day: toDay(then.day), count: then[name] };
    return [name, { count: counts[name], weekAgo, appeared: appeared[name] }];
  });
  return Object.fromEntries(entries) as EstateOverview['numbers'];
}

async function readAppeared(db: Db, byApi: readonly ApiCounts[], now: Date): Promise<AppearedInApi[]> {
  const shown = byApi
    .filter(({ appeared }) => appeared > 0)
    .sort((a, b) => timeOf(b.newest) - timeOf(a.newest) || a.apiId - b.apiId)
    .slice(0, APIS_SHOWN);
  const ids = shown.map(({ apiId }) => apiId);
  const newest = await readNewestEndpoints(db, ids, weekBefore(now), ENDPOINTS_SHOWN);
  return shown.map(({ apiId, api, appeared }) => ({
    apiId,
    api,
    count: appeared,
    endpoints: newest.filter((endpoint) => endpoint.apiId === apiId),
  }));
}

async function readCostlyApis(db: Db, byApi: readonly ApiCounts[]): Promise<CostlyApi[]> {
  const rows = await readCostliest(db, COSTLIEST);
  const pending = await readPendingRules(
    db,
    rows.map(({ apiId }) => apiId),
  );
  const counts = new Map(byApi.map((api) => [api.apiId, api]));
  return rows.map(({ apiId, api, score, evidenceCoverage, bestFix }) => {
    const rules = pending.filter((group) => group.apiId === apiId);
    const only = rules.find(({ rule }) => rule === bestFix?.rule)?.only;
    const { documentedAndSeen = 0, seenOnly = 0, documentedOnly = 0 } = counts.get(apiId) ?? {};
    return {
      apiId,
      api,
      score,
      grade: gradeOf(score),
      evidenceCoverage,
      coverage: { documentedAndSeen, seenOnly, documentedOnly },
      pending: rules.reduce((sum, group) => sum + group.pending, 0),
      fix: bestFix && {
        ...bestFix,
        title: TITLES.get(bestFix.rule) ?? bestFix.rule,
        findingId: only?.id ?? null,
        method: only?.method ?? null,
        path: only?.path ?? null,
      },
    };
  });
}

function toDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

function timeOf(time: Date | null): number {
  return time?.getTime() ?? 0;
}
