import { z } from 'zod';
import type { ApiPage, ApiQuery, ApiSummary } from '@/lib/contracts/inventory';
import { listApiSummaries } from '@/lib/data/api-summaries';
import { findApiName, lockInventory } from '@/lib/data/apis';
import { database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { joinHost } from '@/lib/data/hosts';
import { readServers } from '@/lib/data/specs';
import { normaliseHost } from '@/lib/engine/hosts';
import { absorbHosts } from './absorb-hosts';
import { loadApi, saveApi } from './api-state';
import { comparing } from './compare-apis';
import { decodeCursor, encodeCursor } from './cursor';
import { NotFoundError, UnreadableError } from './errors';
import { EstateCache } from './estate-cache';

const Cursor = z.tuple([z.string(), z.string(), z.number().int()]);

/** Every API of the estate: a thousand of them are read, sorted and searched sooner than an index of each order is kept. */
const estate = new EstateCache<ApiSummary[]>(1);

/** One page of APIs; the cursor holds the sort it belongs to, so that a changed sort starts afresh. */
export async function browseApis({ q, sort, order, limit, cursor }: ApiQuery): Promise<ApiPage> {
  const db = database();
  const all = await estate.get(db, '', () => listApiSummaries(db));
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((api) => hasWords(api, words)).sort(comparing(sort, order));
  const [cursorSort, cursorOrder, id] = cursor ? decodeCursor(cursor, Cursor) : [sort, order, 0];
  const isSame = cursorSort === sort && cursorOrder === order;
  const start = isSame ? found.findIndex((api) => api.id === id) + 1 : 0;
  const apis = found.slice(start, start + limit);
  const last = apis.at(-1);
  const isMore = start + limit < found.length;
  return {
    apis,
    nextCursor: isMore && last ? encodeCursor([sort, order, last.id]) : null,
    total: found.length,
  };
}

function hasWords({ name, hosts }: ApiSummary, words: readonly string[]): boolean {
  const texts = [name, ...hosts.map(({ host }) => host)].map((text) => text.toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word)));
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
  const [summary] = await listApiSummaries(database(), [apiId]);
  if (!summary) throw new NotFoundError('API', apiId);
  return summary;
}
