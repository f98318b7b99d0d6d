import type { Db } from '@/lib/data/client';
import { readRoutingVersion } from '@/lib/data/estate';
import { readClaims, readOperations } from '@/lib/data/routing';
import { type Claim, type RoutedApi, type RoutedOperation, Routing } from '@/lib/engine/routing';

/** Where exchanges go in this estate, to be made into a routing. */
export interface RoutedApis {
  /** Of the claims and operations that it was read from. */
  version: bigint;
  apis: readonly RoutedApi[];
}

let cached: RoutedApis | null = null;

/** Read again only when a claim or an operation came or went. */
export async function loadRoutedApis(db: Db): Promise<RoutedApis> {
  const version = await readRoutingVersion(db);
  if (cached?.version !== version) cached = { version, apis: await readApis(db) };
  return cached;
}

export async function loadRouting(db: Db, fixedApi?: string): Promise<{ routing: Routing; version: bigint }> {
  const { version, apis } = await loadRoutedApis(db);
  return { routing: new Routing(apis, { fixedApi }), version };
}

/** A joined host leads to the API under each of its base paths, and outside them too. */
async function readApis(db: Db): Promise<RoutedApi[]> {
  const [claims, operations] = await Promise.all([readClaims(db), readOperations(db)]);
  const byId = new Map<number, { name: string; claims: Claim[]; operations: RoutedOperation[] }>();
  const bases = new Map<number, Set<string>>();
  for (const { apiId, basePath } of claims) {
    const known = bases.get(apiId) ?? new Set(['']);
    bases.set(apiId, known.add(basePath));
  }
  for (const { apiId, api, host, basePath, origin } of claims) {
    const entry = byId.get(apiId) ?? { name: api, claims: [], operations: [] };
    const paths = origin === 'person' ? [...(bases.get(apiId) ?? [])] : [basePath];
    for (const path of paths) entry.claims.push({ host, basePath: path });
    byId.set(apiId, entry);
  }
  for (const operation of operations) byId.get(operation.apiId)?.operations.push(operation);
  return [...byId.values()];
}
