import type { HostSuggestion } from '@/lib/contracts/inventory';
import { listApiSummaries } from '@/lib/data/api-summaries';
import { findApiId, findApiName } from '@/lib/data/apis';
import { database } from '@/lib/data/client';
import { readHosts, readUnclaimedEndpoints } from '@/lib/data/hosts';
import { readDeclaredOperations, readServers } from '@/lib/data/specs';
import { suggestHosts } from '@/lib/engine/suggest-hosts';
import { NotFoundError } from './errors';

const MOST_SUGGESTIONS = 3;
/** Endpoints compared, the busiest first: bounds the time of an answer. */
const MOST_ENDPOINTS = 20_000;

/** Hosts without a spec whose endpoints answer to the API's operations; none for an API that has a host. */
export async function suggestHostsFor(apiId: number): Promise<HostSuggestion[]> {
  const db = database();
  if ((await findApiName(db, apiId)) === null) throw new NotFoundError('API', apiId);
  const hosts = await readHosts(db, apiId);
  if (hosts.some(({ host }) => host !== '')) return [];
  const declared = (await readDeclaredOperations(db, apiId)).filter(({ isCurrent }) => isCurrent);
  if (declared.length === 0) return [];
  const bases = (await readServers(db, apiId)).map(({ basePath }) => basePath);
  const basePaths = bases.length > 0 ? [...new Set(bases)] : [''];
  const observed = await readUnclaimedEndpoints(db, MOST_ENDPOINTS);
  const matches = suggestHosts({ operations: declared, basePaths }, observed).slice(0, MOST_SUGGESTIONS);
  const suggestions: HostSuggestion[] = [];
  for (const { host, operations } of matches) {
    const id = await findApiId(db, host);
    const [summary] = id === null ? [] : await listApiSummaries(db, [id]);
    if (summary)
      suggestions.push({ host, operations, endpoints: summary.endpoints, requests: summary.requests });
  }
  return suggestions;
}
