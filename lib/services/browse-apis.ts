import type { ApiSummary } from '@/lib/contracts/inventory';
import { listApiSummaries } from '@/lib/data/api-summaries';
import { findApiName, lockInventory } from '@/lib/data/apis';
import { database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { joinHost } from '@/lib/data/hosts';
import { readServers } from '@/lib/data/specs';
import { normaliseHost } from '@/lib/engine/hosts';
import { absorbHosts } from './absorb-hosts';
import { loadApi, saveApi } from './api-state';
import { NotFoundError, UnreadableError } from './errors';

export async function browseApis(input: {
  q?: string;
  limit: number;
  cursor?: number;
}): Promise<{ apis: ApiSummary[]; nextCursor: number | null }> {
  const apis = await listApiSummaries(database(), { q: input.q, after: input.cursor, limit: input.limit });
  return { apis, nextCursor: apis.length === input.limit ? (apis.at(-1)?.id ?? null) : null };
}

/** Joins a host to an API: what was seen there moves to the API, and what comes later goes there. */
export async function addHost(apiId: number, host: string, now: Date): Promise<ApiSummary> {
  const name = normaliseHost(host, '');
  if (name === null)
    throw new UnreadableError(
      `"${host}" is not a host name. Give a name like api.example.com, without a path.`,
    );
  await inTransaction(async (db) => {
    await lockInventory(db);
    const api = await findApiName(db, apiId);
    if (api === null) throw new NotFoundError('API', apiId);
    await joinHost(db, apiId, name);
    const bases = [...new Set((await readServers(db, apiId)).map(({ basePath }) => basePath)), ''];
    const servers = bases.map((basePath) => ({ host: name, basePath }));
    const into = { id: apiId, name: api };
    const state = await loadApi(db, apiId);
    await absorbHosts(db, { into, servers }, state, now);
    await saveApi(db, into, state, now);
    await bumpEstateVersion(db);
  });
  const [summary] = await listApiSummaries(database(), { ids: [apiId], limit: 1 });
  if (!summary) throw new NotFoundError('API', apiId);
  return summary;
}
