import { type ApiQueries, orpc } from './orpc';

/** Judging goes on after an import has ended, and time makes findings overdue. */
const REFRESH_MS = 60_000;
const BUSY_POLL_MS = 1000;
const IDLE_POLL_MS = 2000;

export function estateOverview(queries: ApiQueries = orpc) {
  return queries.estate.overview.queryOptions({ input: {}, refetchInterval: REFRESH_MS });
}

/** The cheapest question that tells whether anything changed. */
export function estateVersion() {
  return orpc.estate.version.queryOptions({
    input: {},
    refetchInterval: (query) => (query.state.data?.isTakingIn ? BUSY_POLL_MS : IDLE_POLL_MS),
    staleTime: 0,
  });
}

export function sourceList(queries: ApiQueries = orpc) {
  return queries.sources.list.queryOptions({ input: {}, refetchInterval: REFRESH_MS });
}

export const estateOverviewKey = orpc.estate.overview.key();
export const sourcesKey = orpc.sources.key();
