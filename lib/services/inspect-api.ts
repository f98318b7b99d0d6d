import type { ApiProfile, TroubledEndpoint } from '@/lib/contracts/api-posture';
import { listTroubledEndpoints, readApiHead } from '@/lib/data/api-posture';
import { listApiSummaries } from '@/lib/data/api-summaries';
import { findApiName } from '@/lib/data/apis';
import { database } from '@/lib/data/client';
import { NotFoundError } from './errors';
import { readTrend } from './estate-overview';

/** What the head of an API's page says. */
export async function inspectApi(id: number, now: Date): Promise<ApiProfile> {
  const db = database();
  const [[summary], head, trend] = await Promise.all([
    listApiSummaries(db, [id]),
    readApiHead(db, id),
    readTrend(db, id, now),
  ]);
  if (!summary || !head) throw new NotFoundError('API', id);
  return { ...summary, documents: head.documents, trend, isBeingJudged: head.isStale };
}

/** The endpoints of an API with most open findings. */
export async function listTroubled(id: number, limit: number): Promise<{ endpoints: TroubledEndpoint[] }> {
  const db = database();
  if ((await findApiName(db, id)) === null) throw new NotFoundError('API', id);
  return { endpoints: await listTroubledEndpoints(db, id, limit) };
}

/** `null`: there is no such API. */
export function nameOfApi(id: number): Promise<string | null> {
  return findApiName(database(), id);
}
