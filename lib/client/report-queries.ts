import { type ApiQueries, orpc } from './orpc';

export function estateReport(queries: ApiQueries = orpc) {
  return queries.reports.estate.queryOptions({ input: {} });
}

export function apiReport(id: number, queries: ApiQueries = orpc) {
  return queries.reports.api.queryOptions({ input: { id } });
}
