import { setTimeout as sleep } from 'node:timers/promises';
import { lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { writeEstateDay } from '@/lib/data/estate-days';
import { readDeclaredHosts } from '@/lib/data/hosts';
import { findStaleApis, markAllStale, markJudged, readStale, writeRisks } from '@/lib/data/judging';
import { isTakingIn } from '@/lib/data/receipts';
import { readAllRuleSettings } from '@/lib/data/rule-settings';
import { ESTATE, readScores, writeSnapshot } from '@/lib/data/scores';
import { deriveEndpoints } from '@/lib/engine/derive-endpoints';
import { judgeEndpoint } from '@/lib/engine/judge-endpoint';
import { endpointKey } from '@/lib/engine/routing';
import { scoreEstate } from '@/lib/engine/score/score-estate';
import { WEIGHTS_VERSION } from '@/lib/engine/score/weights';
import { loadApi } from './api-state';
import { countEstate } from './count-estate';
import { judgeFindings } from './judge-findings';
import type { JudgingRun } from './judging-run';

/** How long intake may have to wait for its turn. */
const SLICE_MS = 100;
/** How often somebody who waits for uploads to end looks again. */
const LOOK_MS = 1000;

/**
 * Judges every API that changed since it was judged, a slice of time in each transaction, and the estate's score of the
 * day. Waits while uploads are taken in, `patienceMs` in all. A killed process leaves what it had not judged to the next.
 * Returns how many APIs were judged.
 */
export async function judgeStale(now: Date, patienceMs = 0): Promise<number> {
  const waiting = await findStaleApis(database());
  let judged = 0;
  let patience = patienceMs;
  while (waiting.length > 0) {
    while (patience > 0 && (await isTakingIn(database()))) {
      await sleep(LOOK_MS);
      patience -= LOOK_MS;
    }
    judged += await judgeSlice(waiting, now);
  }
  if (judged > 0) await scoreTheEstate(now);
  return judged;
}

/** Judges everything again: after a change of rules or weights, and as time passes. */
export async function judgeAll(now: Date, patienceMs = 0): Promise<number> {
  await markAllStale(database());
  return judgeStale(now, patienceMs);
}

/** Takes APIs off the list until the slice is over. Returns how many of them were still to judge. */
function judgeSlice(waiting: number[], now: Date): Promise<number> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    // Below the lock: nobody changes a rule or a spec until the slice is judged by it.
    const run = { settings: await readAllRuleSettings(db), declaredHosts: await readDeclaredHosts(db), now };
    const endMs = performance.now() + SLICE_MS;
    let judged = 0;
    do {
      if (await judgeApi(db, waiting.shift() as number, run)) judged++;
    } while (waiting.length > 0 && performance.now() < endMs);
    await bumpEstateVersion(db);
    return judged;
  });
}

async function judgeApi(db: Db, id: number, run: JudgingRun): Promise<boolean> {
  const stale = await readStale(db, id);
  if (!stale) return false;
  const { fold, declarations, overrides, keys, hosts, stated } = await loadApi(db, id);
  const { endpoints } = deriveEndpoints(fold, declarations, overrides, keys);
  const context = {
    servers: hosts.filter(({ origin }) => origin !== 'traffic'),
    isHostObserved: fold.hosts.size > 0,
    stated,
    now: run.now,
  };
  const changed = new Set(stale.changed.map(({ method, key }) => endpointKey(method, key)));
  const job = {
    api: { id, name: stale.name, stated },
    endpoints: [...endpoints.values()].map((endpoint) => judgeEndpoint(endpoint, context)),
    hosts: fold.hosts,
    changed: stale.isWhole ? ('all' as const) : changed,
  };
  await judgeFindings(db, job, run);
  await writeRisks(db, id);
  await markJudged(db, id);
  return true;
}

/** The estate's score is made from its APIs' present ones. What the estate counts is kept with it, for the day. */
async function scoreTheEstate(now: Date): Promise<void> {
  const { counts } = await countEstate(database(), now);
  const scores = await readScores(database());
  const { score } = scoreEstate(scores.map((api) => api.score));
  const mean = (of: (api: (typeof scores)[number]) => number): number =>
    scores.length === 0 ? 0 : scores.reduce((sum, api) => sum + of(api), 0) / scores.length;
  const snapshot = {
    score,
    debt: scores.reduce((sum, { debt }) => sum + debt, 0),
    evidenceCoverage: mean(({ evidenceCoverage }) => evidenceCoverage),
    weights: WEIGHTS_VERSION,
  };
  await inTransaction(async (db) => {
    await writeSnapshot(db, ESTATE, snapshot, now);
    await writeEstateDay(db, counts, now);
  });
}
