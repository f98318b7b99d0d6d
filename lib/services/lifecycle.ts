import {
  type ApiLifecycle,
  type BoardApi,
  type Departure,
  type LifecycleBoard,
  type LifecycleQuery,
  Stage,
  type StandingChange,
} from '@/lib/contracts/lifecycle';
import { isSteward } from '@/lib/contracts/permissions';
import { lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import {
  findSunset,
  type NewStageEvent,
  readStageEvents,
  readStandings,
  type StandingRow,
  writeStanding,
} from '@/lib/data/lifecycle';
import { dayOf } from '@/lib/engine/bytes/time-day';
import { changeStanding, stageByCalendar } from '@/lib/engine/govern/change-standing';
import { stagesFrom } from '@/lib/engine/govern/stage-life';
import type { Actor } from './accounts/actor';
import { loadApi, saveApi } from './api-state';
import { readDepartures, withoutLists } from './departures';
import { ConflictError, NotFoundError, UnusableError } from './errors';
import { EstateCache } from './estate-cache';
import { stageOf, toStanding } from './standing';

const HISTORY_SHOWN = 100;
const COLUMN_SHOWN = 60;
const DEPARTURES_SHOWN = 200;
const estates = new EstateCache<{ apis: BoardApi[]; departures: Departure[] }>(1);

/** APIs by their stage, and what is leaving. */
export async function lifecycleBoard({ q }: LifecycleQuery, now: Date): Promise<LifecycleBoard> {
  const db = database();
  const { apis, departures } = await estates.get(db, dayOf(now.getTime()), () => readEstate(db, now));
  const words = q.toLowerCase().split(/\s+/);
  const isMeant = ({ name, team }: { name: string; team: string | null }) => {
    const text = `${name} ${team ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const byStage = Map.groupBy(apis.filter(isMeant), ({ standing }) => standing.stage);
  const leaving = departures.filter(({ api }) => isMeant(api));
  return {
    columns: Stage.options.map((stage) => {
      const there = byStage.get(stage) ?? [];
      return { stage, count: there.length, apis: there.slice(0, COLUMN_SHOWN) };
    }),
    departures: leaving.slice(0, DEPARTURES_SHOWN),
    moreDepartures: Math.max(0, leaving.length - DEPARTURES_SHOWN),
  };
}

async function readEstate(db: Db, now: Date): Promise<{ apis: BoardApi[]; departures: Departure[] }> {
  const rows = await readStandings(db);
  const apis = rows.map((row) => ({
    id: row.id,
    name: row.name,
    team: row.team,
    grade: row.grade,
    score: row.score,
    standing: toStanding(row),
    endpoints: row.endpoints,
    active: row.active,
  }));
  const going = rows.filter((row) => stageOf(row) !== 'retired');
  return { apis, departures: (await readDepartures(db, going, now)).map(withoutLists) };
}

/** The way out of one API: where it stands, who still calls what is leaving, and when that can be switched off. */
export async function apiLifecycle(id: number, now: Date): Promise<ApiLifecycle> {
  const db = database();
  const row = await standingOf(db, id);
  const [departure] = await readDepartures(db, [row], now);
  const history = await readStageEvents(db, id, HISTORY_SHOWN);
  return { standing: toStanding(row), next: nextOf(row), history, departure: departure ?? null };
}

/**
 * Takes an API to a stage and sets its days; its endpoints are classified and judged with them at once. Throws
 * ConflictError when somebody changed it since `version`, UnusableError when the step is refused.
 */
export function changeApiStanding(
  id: number,
  change: StandingChange,
  actor: Pick<Actor, 'id' | 'name' | 'role'>,
  now: Date,
): Promise<ApiLifecycle['standing']> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const row = await standingOf(db, id);
    if (row.version !== change.version) throw new ConflictError(await describeChange(db, row));
    const { reason } = change;
    if (change.isForced && reason === '')
      throw new UnusableError('Give the reason for retiring what may still be called.');
    const [departure] = await readDepartures(db, [row], now);
    const verdict = departure?.plan.verdict;
    const result = changeStanding(
      {
        ...toStanding(row),
        isCalled: row.seen > 0,
        isSafe: row.endpoints === 0 || verdict === 'safe' || verdict === 'quiet',
        mayForce: isSteward(actor.role),
        today: dayOf(now.getTime()),
      },
      change,
    );
    if ('refusal' in result) throw new UnusableError(result.refusal);
    const { stage, ...days } = result.next;
    await takeTo(db, row, { at: now, actor, from: stageOf(row), to: stage, ...days, reason });
    await bumpEstateVersion(db);
    return toStanding(await standingOf(db, id));
  });
}

/** What is deprecated is sunset when its last day has passed. Returns how many APIs are. */
export async function passStages(now: Date): Promise<number> {
  const today = dayOf(now.getTime());
  const due = await findSunset(database(), today);
  let passed = 0;
  for (const id of due) {
    const isPassed = await inTransaction(async (db) => {
      await lockInventory(db);
      const [row] = await readStandings(db, id);
      if (!row) return false;
      const { stage: from, deprecatedOn, sunsetOn } = row;
      const to = stageByCalendar(from, sunsetOn, today);
      if (to === null || to === from) return false;
      const reason = 'Its last day has passed.';
      await takeTo(db, row, { at: now, actor: null, from, to, deprecatedOn, sunsetOn, reason });
      await bumpEstateVersion(db);
      return true;
    });
    if (isPassed) passed++;
  }
  return passed;
}

async function takeTo(db: Db, { id, name }: StandingRow, event: NewStageEvent): Promise<void> {
  await writeStanding(db, id, event);
  await saveApi(db, { id, name }, await loadApi(db, id), event.at, true);
}

async function standingOf(db: Db, id: number): Promise<StandingRow> {
  const [row] = await readStandings(db, id);
  if (!row) throw new NotFoundError('API', id);
  return row;
}

function nextOf(row: StandingRow): Stage[] {
  return stagesFrom({ ...toStanding(row), isCalled: row.seen > 0 });
}

async function describeChange(db: Db, { id, name }: StandingRow): Promise<string> {
  const [last] = await readStageEvents(db, id, 1);
  const who = last?.actor ?? 'The calendar';
  return last
    ? `${who} took ${name} to ${last.to} meanwhile. Look at it again, then change it.`
    : `${name} was changed meanwhile. Look at it again, then change it.`;
}
