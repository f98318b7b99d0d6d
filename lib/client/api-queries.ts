import { keepPreviousData, skipToken } from '@tanstack/react-query';
import type { ApiSort } from '../contracts/inventory';
import { type ApiQueries, orpc } from './orpc';

/** The largest page that the API gives: enough for the coverage of every API that the facets can show. */
const MANY = 500;

export function apiCoverage(queries: ApiQueries = orpc) {
  return queries.apis.list.queryOptions({ input: { sort: 'endpoints', order: 'desc', limit: MANY } });
}

/** As many as a list of suggestions shows. */
const FEW = 20;

/** APIs whose names hold `words`; asks nothing for an empty string. */
export function apisNamed(words: string, queries: ApiQueries = orpc) {
  return queries.apis.list.queryOptions({ input: words === '' ? skipToken : { q: words, limit: FEW } });
}

export interface ApiSelection {
  q: string;
  sort: ApiSort;
  order: 'asc' | 'desc';
}

/** The first page comes with the document, so it is small. */
const FIRST_PAGE = 100;

export function apiPages({ q, sort, order }: ApiSelection, queries: ApiQueries = orpc) {
  return queries.apis.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      ...(q !== '' && { q }),
      sort,
      order,
      limit: cursor ? MANY : FIRST_PAGE,
      cursor,
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

const JUDGING_POLL_MS = 5_000;

/** Asked again while its findings are being judged, so that the verdict appears by itself. */
export function apiProfile(id: number, queries: ApiQueries = orpc) {
  return queries.apis.get.queryOptions({
    input: { id },
    refetchInterval: ({ state: { data } }) => (data?.isBeingJudged ? JUDGING_POLL_MS : false),
  });
}

export function apiScore(id: number, queries: ApiQueries = orpc) {
  return queries.apis.score.queryOptions({ input: { id } });
}

export function troubledEndpoints(id: number, queries: ApiQueries = orpc) {
  return queries.apis.troubled.queryOptions({ input: { id } });
}

export function apiRevisions(id: number, queries: ApiQueries = orpc) {
  return queries.apis.revisions.queryOptions({ input: { id } });
}

export interface RevisionChoice {
  before: number | null;
  after: number | null;
}

export function revisionDiff(id: number, { before, after }: RevisionChoice, queries: ApiQueries = orpc) {
  return queries.apis.diff.queryOptions({
    input: { id, before: before ?? undefined, after: after ?? undefined },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function apiCallers(id: number, queries: ApiQueries = orpc) {
  return queries.apis.callers.queryOptions({ input: { id } });
}

export function apiOverlay(id: number, queries: ApiQueries = orpc) {
  return queries.apis.overlay.queryOptions({ input: { id } });
}

/** Asks nothing for `null`. */
export function hostSuggestions(apiId: number | null) {
  return orpc.apis.suggestHosts.queryOptions({ input: apiId === null ? skipToken : { id: apiId } });
}

export function templateDecisions(apiId: number) {
  return orpc.apis.listOverrides.queryOptions({ input: { id: apiId } });
}

export const apisKey = orpc.apis.key();
