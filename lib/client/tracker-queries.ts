import { type ApiQueries, orpc } from './orpc';

/** A wanted ticket is made within seconds, by a job. */
const WAIT_MS = 2_000;

export function trackerList(queries: ApiQueries = orpc) {
  return queries.trackers.list.queryOptions({ input: {} });
}

export function findingTickets(id: number, queries: ApiQueries = orpc) {
  return queries.tickets.list.queryOptions({
    input: { id },
    refetchInterval: (query) =>
      query.state.data?.tickets.some(({ state, error }) => state === 'wanted' && error === null)
        ? WAIT_MS
        : false,
  });
}
