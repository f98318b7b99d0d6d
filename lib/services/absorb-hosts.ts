import { deleteApi, findApiId } from '@/lib/data/apis';
import type { Db } from '@/lib/data/client';
import { findObservedHosts, moveJoins } from '@/lib/data/hosts';
import { moveOverrides, readOverrides } from '@/lib/data/overrides';
import { ApiFold } from '@/lib/engine/api-fold';
import { matchesHost } from '@/lib/engine/hosts';
import { literalWords } from '@/lib/engine/literal-words';
import type { Claim } from '@/lib/engine/routing';
import { splitFold } from '@/lib/engine/split-fold';
import { type ApiState, loadApi, saveApi } from './api-state';
import { recordMerge } from './campaigns/absorbed-apis';
import { carryFindingsOver } from './carry-over';
import { deployment } from './deployment';

export interface Absorption {
  into: { id: number; name: string };
  /** Hosts and base paths that now lead to the API. */
  servers: readonly Claim[];
}

/**
 * Moves what was seen on a host before anybody claimed it, kept under an API named after the host, to the API that
 * claims it now, with people's decisions about it. `state` is that API's, and grows. What a claim took is not given
 * back: of two specs that claim one path of a host, what was seen before both stays with the first.
 */
export async function absorbHosts(
  db: Db,
  { into, servers }: Absorption,
  state: ApiState,
  now: Date,
): Promise<void> {
  const named = byLongestBase(servers);
  const observed = named.length > 0 ? await findObservedHosts(db) : [];
  if (observed.length === 0) return;
  const { seed } = deployment().box;
  const words = literalWords(state.declarations.map(({ path }) => path));
  for (const { host, basePath } of named) {
    for (const name of observed.filter(
      (candidate) => candidate !== into.name && matchesHost(host, candidate),
    )) {
      const id = await findApiId(db, name);
      if (id === null) continue;
      const source = await loadApi(db, id);
      if (source.declarations.length > 0) continue;
      const moved = new ApiFold(seed, words);
      const rest = new ApiFold(seed, []);
      splitFold(source.fold, basePath, moved, rest);
      if (moved.hosts.size === 0) continue;
      state.fold.merge(moved);
      await moveOverrides(db, { from: id, into: into.id, basePath });
      state.overrides = await readOverrides(db, into.id);
      const isWhole = rest.hosts.size === 0;
      await carryFindingsOver(db, { from: { id, name }, into, basePath, isWhole }, now);
      if (isWhole) {
        await moveJoins(db, id, into.id);
        await recordMerge(db, { apiId: id, api: name, intoId: into.id, into: into.name }, now);
        await deleteApi(db, id);
      } else {
        const overrides = await readOverrides(db, id);
        await saveApi(db, { id, name }, { ...source, overrides, fold: rest }, now);
      }
    }
  }
}

/** Lets every API that claims one of these hosts absorb it, the longest base path first. */
export async function settleClaims(
  db: Db,
  apis: readonly { name: string; claims: readonly Claim[] }[],
  hosts: readonly string[],
  now: Date,
): Promise<void> {
  const claims = apis.flatMap(({ name, claims: own }) => own.map((claim) => ({ name, ...claim })));
  const met = claims.filter(({ host }) => host !== null && hosts.some((name) => matchesHost(host, name)));
  met.sort((a, b) => b.basePath.length - a.basePath.length);
  for (const { name, ...claim } of met) {
    const id = await findApiId(db, name);
    if (id === null) continue;
    const state = await loadApi(db, id);
    await absorbHosts(db, { into: { id, name }, servers: [claim] }, state, now);
    await saveApi(db, { id, name }, state, now);
  }
}

function byLongestBase(servers: readonly Claim[]): { host: string; basePath: string }[] {
  const named = servers.flatMap(({ host, basePath }) => (host ? [{ host, basePath }] : []));
  return named.sort((a, b) => b.basePath.length - a.basePath.length);
}
