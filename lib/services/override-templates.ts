import type { TemplateOverride } from '@/lib/contracts/endpoint';
import type { StoredOverride, TemplateChange } from '@/lib/contracts/template-change';
import { findApiName, lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { deleteOverride, insertOverride, readOverrides } from '@/lib/data/overrides';
import type { ApiFold } from '@/lib/engine/api-fold';
import { type Declaration, type DerivedEndpoint, deriveEndpoints } from '@/lib/engine/derive-endpoints';
import { loadApi, saveApi } from './api-state';
import { NotFoundError } from './errors';

export async function listOverrides(apiId: number): Promise<{ overrides: StoredOverride[] }> {
  return { overrides: await readOverrides(database(), apiId) };
}

/** What a decision would change, without changing it. */
export function previewOverride(apiId: number, override: TemplateOverride): Promise<TemplateChange> {
  return inTransaction(async (db) => {
    const { change } = await compare(db, apiId, (overrides) => [...overrides, override]);
    return change;
  });
}

/** Keeps a person's decision as evidence that outweighs statistics; counters and fields move with it. */
export function addOverride(
  apiId: number,
  override: TemplateOverride,
  now: Date,
): Promise<{ override: StoredOverride; change: TemplateChange }> {
  return inTransaction(async (db) => {
    const { name, change } = await compare(db, apiId, (overrides) => [...overrides, override]);
    const stored = await insertOverride(db, apiId, override);
    await saveApi(db, { id: apiId, name }, await loadApi(db, apiId), now);
    await bumpEstateVersion(db);
    return { override: stored, change };
  });
}

/** Takes a decision back: statistics decide again. */
export function removeOverride(apiId: number, overrideId: number, now: Date): Promise<TemplateChange> {
  return inTransaction(async (db) => {
    const { name, change } = await compare(db, apiId, (overrides) =>
      overrides.filter(({ id }) => id !== overrideId),
    );
    if (!(await deleteOverride(db, apiId, overrideId))) throw new NotFoundError('override', overrideId);
    await saveApi(db, { id: apiId, name }, await loadApi(db, apiId), now);
    await bumpEstateVersion(db);
    return change;
  });
}

async function compare(
  db: Db,
  apiId: number,
  decide: (overrides: readonly StoredOverride[]) => readonly TemplateOverride[],
): Promise<{ name: string; change: TemplateChange }> {
  await lockInventory(db);
  const name = await findApiName(db, apiId);
  if (name === null) throw new NotFoundError('API', apiId);
  const { fold, declarations } = await loadApi(db, apiId);
  const overrides = await readOverrides(db, apiId);
  const before = requestsByEndpoint(fold, declarations, overrides);
  const after = requestsByEndpoint(fold, declarations, decide(overrides));
  const only = (
    some: ReadonlyMap<string, number>,
    others: ReadonlyMap<string, number>,
  ): TemplateChange['added'] =>
    [...some]
      .filter(([endpoint]) => !others.has(endpoint))
      .map(([endpoint, requests]) => ({ endpoint, requests }));
  const removed = only(before, after);
  return { name, change: { removed, added: only(after, before), kept: before.size - removed.length } };
}

function requestsByEndpoint(
  fold: ApiFold,
  declarations: readonly Declaration[],
  overrides: readonly TemplateOverride[],
): Map<string, number> {
  const { endpoints } = deriveEndpoints(fold, declarations, overrides);
  const spell = ({ method, path }: DerivedEndpoint): string => `${method} ${path}`;
  return new Map(
    [...endpoints.values()].map((endpoint) => [spell(endpoint), endpoint.summary?.requests ?? 0]),
  );
}
