import { skipToken } from '@tanstack/react-query';
import { type ApiQueries, orpc } from './orpc';

/** The largest page that the API gives: enough for the coverage of every API that the facets can show. */
const MANY = 500;

export function apiCoverage(queries: ApiQueries = orpc) {
  return queries.apis.list.queryOptions({ input: { sort: 'endpoints', order: 'desc', limit: MANY } });
}

/** APIs whose names hold `words`; asks nothing for an empty string. */
export function apisNamed(words: string, limit = 20) {
  return orpc.apis.list.queryOptions({ input: words === '' ? skipToken : { q: words, limit } });
}

/** Asks nothing for `null`. */
export function hostSuggestions(apiId: number | null) {
  return orpc.apis.suggestHosts.queryOptions({ input: apiId === null ? skipToken : { id: apiId } });
}

export function templateDecisions(apiId: number) {
  return orpc.apis.listOverrides.queryOptions({ input: { id: apiId } });
}

export const apisKey = orpc.apis.key();
