import type { Day } from '@/lib/contracts/lifecycle';
import { listApiSummaries } from '@/lib/data/api-summaries';
import type { Db } from '@/lib/data/client';
import { readStandings } from '@/lib/data/lifecycle';
import { readPolicyCounts, readPolicyEndpoints } from '@/lib/data/policy-subjects';
import { dayOf, daysBetween } from '@/lib/engine/bytes/time-day';
import { endpointSubject } from '@/lib/engine/govern/policy/endpoint-subject';
import type { PolicySubject } from '@/lib/engine/govern/policy/policy-subject';
import { readDepartures } from '../departures';
import { stageOf } from '../standing';

/** Endpoints that are in memory at a time. */
const PAGE = 20_000;

/** APIs of the inventory as policies see them, by name. What nobody said is unknown; that nobody owns one is known. */
export async function readApiSubjects(db: Db, now: Date): Promise<PolicySubject[]> {
  const today = dayOf(now.getTime());
  const summaries = await listApiSummaries(db);
  const standings = await readStandings(db);
  const counts = await readPolicyCounts(db, now);
  const standingOf = new Map(standings.map((row) => [row.id, row]));
  const departures = new Map(
    (await readDepartures(db, standings, now)).map((departure) => [departure.api.id, departure]),
  );
  return summaries
    .map((api): PolicySubject => {
      const standing = standingOf.get(api.id);
      const lastDay: Day | null = departures.get(api.id)?.sunsetOn ?? standing?.sunsetOn ?? null;
      const { undocumented, unauthenticated, overdue } = counts.get(api.id) ?? {};
      return {
        api: api.name,
        endpoint: null,
        id: api.id,
        values: {
          api: api.name,
          team: api.team?.name ?? null,
          exposure: api.exposure ?? undefined,
          stage: standing && stageOf(standing),
          host: [...new Set(api.hosts.map(({ host }) => host))],
          grade: api.grade ?? undefined,
          score: api.score ?? undefined,
          hasSpec: api.specs > 0,
          hasTraffic: api.lastSeen !== null,
          hasOwner: api.team !== null,
          endpoints: api.endpoints,
          undocumented,
          unauthenticated,
          criticalFindings: api.findings.critical,
          highFindings: api.findings.high,
          overdueFindings: overdue,
          sunsetInDays: lastDay === null ? null : daysBetween(today, lastDay),
        },
      };
    })
    .sort((a, b) => (a.api < b.api ? -1 : 1));
}

/** Endpoints of the inventory as policies see them, in the order of their APIs and paths, a page in memory at a time. */
export async function* readEndpointSubjects(
  db: Db,
  apis: readonly PolicySubject[],
): AsyncGenerator<PolicySubject> {
  const apiOf = new Map(
    apis.map(({ id, api, values: { team, exposure, stage } }) => [id, { name: api, team, exposure, stage }]),
  );
  let after: { apiId: number; path: string; id: number } | null = null;
  do {
    const rows = await readPolicyEndpoints(db, after, PAGE);
    for (const { apiId, risk, ...endpoint } of rows) {
      const api = apiOf.get(apiId);
      if (api) yield endpointSubject({ ...endpoint, risk: risk === 'none' ? null : risk }, api);
    }
    after = rows.length === PAGE ? (rows.at(-1) ?? null) : null;
  } while (after);
}
