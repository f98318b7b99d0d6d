import type { ApiLifecycle, Departure, LeavingEndpoint, RemainingCaller } from '@/lib/contracts/lifecycle';
import { readCallerNames } from '@/lib/data/caller-names';
import type { Db } from '@/lib/data/client';
import { type LeavingRow, readLeaving, readWatched } from '@/lib/data/departures';
import { readEndpointEvidence } from '@/lib/data/endpoints';
import type { StandingRow } from '@/lib/data/lifecycle';
import { dayOf, daysBetween } from '@/lib/engine/bytes/time-day';
import { sunsetMs } from '@/lib/engine/bytes/time-sunset';
import { planSwitchOff, QUIET_DAYS } from '@/lib/engine/govern/plan-switch-off';
import { isLeaving } from '@/lib/engine/govern/stage-life';
import { type LeavingEvidence, type LeavingSum, sumLeaving } from '@/lib/engine/sum-leaving';
import { deployment } from './deployment';
import { stageOf } from './standing';

type FullDeparture = NonNullable<ApiLifecycle['departure']>;

const DAY_MS = 86_400_000;
const QUIET_MS = QUIET_DAYS * DAY_MS;
/** Endpoints of an API whose evidence is opened: those called last, for they decide. */
const OPENED = 200;
const CALLERS_SHOWN = 200;
const ENDPOINTS_SHOWN = 500;
const DAYS_SHOWN = 90;

/** What leaves of each of these APIs, the earliest last day first. */
export async function readDepartures(
  db: Db,
  apis: readonly StandingRow[],
  now: Date,
): Promise<FullDeparture[]> {
  const byApi = new Map(apis.map((api) => [api.id, api]));
  const whole = apis.filter((api) => isWhole(api)).map(({ id }) => id);
  const only = apis.length === 1 ? apis[0]?.id : undefined;
  const leaving = Map.groupBy(await readLeaving(db, { whole, only }), ({ apiId }) => apiId);
  const watched = await readWatched(db);
  const departures: FullDeparture[] = [];
  for (const [apiId, rows] of leaving) {
    const api = byApi.get(apiId);
    if (!api) continue;
    const sum = await openEvidence(db, rows);
    const own = watched.get(apiId) ?? null;
    // Whose every endpoint leaves may fall silent whole: then the traffic of others shows that somebody watched.
    const seen =
      own && rows.length === api.endpoints ? { ...own, toMs: watched.get(null)?.toMs ?? own.toMs } : own;
    departures.push(await toDeparture(db, { api, rows, sum, watched: seen }, now));
  }
  return departures.sort(
    (a, b) =>
      (a.sunsetOn ?? '9999').localeCompare(b.sunsetOn ?? '9999') || a.api.name.localeCompare(b.api.name),
  );
}

/** On the board a departure stands without its lists. */
export function withoutLists(departure: FullDeparture): Departure {
  const { remaining: _remaining, days: _days, list: _list, plan, ...rest } = departure;
  const { verdict, safeFrom, because } = plan;
  return { ...rest, plan: { verdict, safeFrom, because } };
}

/** A person said that the API leaves, or is gone: so do all its endpoints. */
function isWhole({ stage }: StandingRow): boolean {
  return stage !== null && isLeaving(stage);
}

async function openEvidence(db: Db, rows: readonly LeavingRow[]): Promise<LeavingSum> {
  const stored = await readEndpointEvidence(
    db,
    rows.slice(0, OPENED).map(({ id }) => id),
  );
  const { box } = deployment();
  return sumLeaving(new Map([...stored].map(([id, { leaves }]) => [id, box.open(leaves)])));
}

interface Leaving {
  api: StandingRow;
  rows: readonly LeavingRow[];
  sum: LeavingSum;
  watched: { fromMs: number; toMs: number } | null;
}

async function toDeparture(db: Db, { api, rows, sum, watched }: Leaving, now: Date): Promise<FullDeparture> {
  const nowMs = now.getTime();
  const list = rows.map((row) => describeEndpoint(row, api, sum.endpoints.get(row.id)));
  const days = list.flatMap(({ sunsetOn }) => sunsetOn ?? []).sort();
  const sunsetOn = days[0] ?? null;
  const lastMs = rows.reduce<number | null>((last, row) => later(last, lastAnswer(row, sum)), null);
  const recent = sum.callers?.filter(({ lastMs: seen }) => seen >= nowMs - QUIET_MS);
  const callers = recent?.length ?? null;
  const stage = stageOf(api);
  const plan = planSwitchOff({
    isDeprecated: isLeaving(stage) || rows.length > 0,
    isRetired: stage === 'retired',
    // With several last days the latest decides: until then some callers were promised service.
    sunsetOn: days.at(-1) ?? null,
    lastMs,
    watched,
    callers,
    nowMs,
  });
  return {
    api: { id: api.id, name: api.name, team: api.team },
    isWhole: isWhole(api),
    endpoints: rows.length,
    active: rows.filter(({ isActive }) => isActive).length,
    sunsetOn,
    daysLeft: sunsetOn === null ? null : daysBetween(dayOf(nowMs), sunsetOn),
    callers,
    left: sum.callers?.filter(({ lastMs: seen }) => isWithin(seen, nowMs - QUIET_MS)).length ?? null,
    lastSeen: lastMs === null ? null : new Date(lastMs).toISOString(),
    plan,
    remaining: await nameCallers(db, recent ?? []),
    days: lastDays(sum, nowMs),
    list: list
      .sort((a, b) => (a.sunsetOn ?? '9999').localeCompare(b.sunsetOn ?? '9999') || b.requests - a.requests)
      .slice(0, ENDPOINTS_SHOWN),
  };
}

/** Within the 30 days before a moment. */
function isWithin(ms: number, endMs: number): boolean {
  return ms < endMs && ms >= endMs - QUIET_MS;
}

/** When a handler answered last; where the evidence is not opened, when anything was asked of it. */
function lastAnswer({ id, lastSeen }: LeavingRow, { endpoints }: LeavingSum): number | null {
  const evidence = endpoints.get(id);
  return evidence ? evidence.lastProvingMs : (lastSeen?.getTime() ?? null);
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

function describeEndpoint(
  { id, method, path, sunset, requests, lastSeen }: LeavingRow,
  { sunsetOn: stated }: StandingRow,
  evidence: LeavingEvidence | undefined,
): LeavingEndpoint {
  const declaredMs = sunset === null ? null : sunsetMs(sunset);
  const said = [
    { source: 'person' as const, day: stated },
    // A day has passed at its end, a moment on its own day.
    { source: 'document' as const, day: declaredMs === null ? null : dayOf(declaredMs - 1) },
    { source: 'header' as const, day: evidence?.sunsetMs ? dayOf(evidence.sunsetMs) : null },
  ].flatMap(({ source, day }) => (day === null ? [] : [{ source, day }]));
  const first = said.sort((a, b) => a.day.localeCompare(b.day))[0];
  return {
    id,
    method,
    path,
    sunsetOn: first?.day ?? null,
    source: first?.source ?? null,
    requests,
    callers: evidence?.callers ?? null,
    lastSeen: lastSeen?.toISOString() ?? null,
  };
}

async function nameCallers(db: Db, recent: NonNullable<LeavingSum['callers']>): Promise<RemainingCaller[]> {
  const shown = recent.toSorted((a, b) => b.requests - a.requests).slice(0, CALLERS_SHOWN);
  const names = await readCallerNames(
    db,
    shown.map(({ fingerprint }) => fingerprint),
  );
  return shown.map(({ lastMs, ...caller }) => ({
    ...caller,
    name: names.get(caller.fingerprint) ?? null,
    lastSeen: new Date(lastMs).toISOString(),
  }));
}

function lastDays({ days }: LeavingSum, nowMs: number): FullDeparture['days'] {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  return Array.from({ length: DAYS_SHOWN }, (_, at) => {
    const ms = today - (DAYS_SHOWN - 1 - at) * DAY_MS;
    return { day: dayOf(ms), requests: days.get(ms) ?? 0 };
  });
}
