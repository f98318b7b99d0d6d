import type { StatedExposure, Stewardship } from '@/lib/contracts/stewardship';
import type { ApiMetadata } from '@/lib/contracts/subject';
import { listTeams } from '@/lib/data/accounts/teams';
import { lockInventory } from '@/lib/data/apis';
import { readLastReview } from '@/lib/data/campaigns/items';
import { type Db, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { markStale } from '@/lib/data/judging';
import { areOwnersKept, readStewardship, writeStewardship } from '@/lib/data/stewardship';
import { NotFoundError } from './errors';

/** Says which team answers for an API and how far it reaches; its findings are judged anew with that. */
export function setStewardship(
  apiId: number,
  change: { team?: number | null; exposure?: StatedExposure | null },
): Promise<Stewardship> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    if (!(await readStewardship(db, apiId))) throw new NotFoundError('API', apiId);
    if (change.team != null && (await listTeams(db, change.team)).length === 0)
      throw new NotFoundError('team', change.team);
    await writeStewardship(db, apiId, change);
    await markStale(db, apiId, true);
    const stewardship = (await readStewardship(db, apiId)) as Stewardship;
    await bumpEstateVersion(db);
    return stewardship;
  });
}

/** What the rules may know of it; `null` where nobody keeps records. */
export async function readMetadata(db: Db, apiId: number): Promise<ApiMetadata | null> {
  const stewardship = await readStewardship(db, apiId);
  if (!stewardship?.exposure && !(await areOwnersKept(db))) return null;
  const review = await readLastReview(db, apiId);
  return {
    ownerTeam: stewardship?.team?.name ?? null,
    exposure: stewardship?.exposure ?? 'unknown',
    lastReviewMs: review?.at.getTime() ?? null,
    reviewCadenceDays: review?.cadenceDays ?? 365,
  };
}
