import { deleteApi, findApiId } from '@/lib/data/apis';
import type { Db } from '@/lib/data/client';
import { findObservedHosts } from '@/lib/data/hosts';
import { ApiFold } from '@/lib/engine/api-fold';
import { matchesHost } from '@/lib/engine/hosts';
import { literalWords } from '@/lib/engine/literal-words';
import { splitFold } from '@/lib/engine/split-fold';
import { type ApiState, loadApi, saveApi } from './api-state';
import { deployment } from './deployment';

export interface Absorption {
  into: { id: number; name: string };
  /** Hosts and base paths that now lead to the API. */
  servers: readonly { host: string | null; basePath: string }[];
}

/**
 * Moves what was seen on a host before anybody claimed it, kept under an API named after the host, to the API that
 * claims it now. `state` is that API's, and grows.
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
      if (rest.hosts.size === 0) await deleteApi(db, id);
      else await saveApi(db, { id, name }, { ...source, fold: rest }, now);
    }
  }
}

function byLongestBase(servers: Absorption['servers']): { host: string; basePath: string }[] {
  const named = servers.flatMap(({ host, basePath }) => (host ? [{ host, basePath }] : []));
  return named.sort((a, b) => b.basePath.length - a.basePath.length);
}
