import { type ApiQueries, orpc } from './orpc';

/** Judging goes on after an import has ended, and time makes findings overdue. */
const REFRESH_MS = 60_000;

export function estateOverview(queries: ApiQueries = orpc) {
  return queries.estate.overview.queryOptions({ input: {}, refetchInterval: REFRESH_MS });
}

export function sourceList(queries: ApiQueries = orpc) {
  return queries.sources.list.queryOptions({ input: {}, refetchInterval: REFRESH_MS });
}

export const estateKey = orpc.estate.key();
export const sourcesKey = orpc.sources.key();
