import { lockInventory } from '@/lib/data/apis';
import { database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { findStaleApis, markAllStale, markJudged, readStale } from '@/lib/data/judging';
import { ESTATE, readScores, writeSnapshot } from '@/lib/data/scores';
import { deriveEndpoints } from '@/lib/engine/derive-endpoints';
import { judgeEndpoint } from '@/lib/engine/judge-endpoint';
import { endpointKey } from '@/lib/engine/routing';
import { scoreEstate } from '@/lib/engine/score/score-estate';
import { WEIGHTS_VERSION } from '@/lib/engine/score/weights';
import { loadApi } from './api-state';
import { judgeFindings } from './judge-findings';

/**
 * Judges every API that changed since it was judged, one transaction each, and the estate's score of the day. A killed
 * process leaves what it had not judged to the next. Returns how many APIs were judged.
 */
export async function judgeStale(now: Date): Promise<number> {
  let judged = 0;
  for (const id of await findStaleApis(database())) {
    if (await judgeApi(id, now)) judged++;
  }
  if (judged > 0) await scoreTheEstate(now);
  return judged;
}

/** Judges everything again: after a change of rules or weights, and as time passes. */
export async function judgeAll(now: Date): Promise<number> {
  await markAllStale(database());
  return judgeStale(now);
}

function judgeApi(id: number, now: Date): Promise<boolean> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const stale = await readStale(db, id);
    if (!stale) return false;
    const { fold, declarations, overrides, keys, hosts } = await loadApi(db, id);
    const { endpoints } = deriveEndpoints(fold, declarations, overrides, keys);
    const context = {
      servers: hosts.filter(({ origin }) => origin !== 'traffic'),
      isHostObserved: fold.hosts.size > 0,
      now,
    };
    await judgeFindings(
      db,
      {
        api: { id, name: stale.name },
        endpoints: [...endpoints.values()].map((endpoint) => judgeEndpoint(endpoint, context)),
        hosts: fold.hosts,
        changed: stale.isWhole
          ? 'all'
          : new Set(stale.changed.map(({ method, key }) => endpointKey(method, key))),
      },
      now,
    );
    await markJudged(db, id);
    await bumpEstateVersion(db);
    return true;
  });
}

/** The estate's score is made from its APIs' present ones. */
async function scoreTheEstate(now: Date): Promise<void> {
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
  await writeSnapshot(database(), ESTATE, snapshot, now);
}
