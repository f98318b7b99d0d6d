import { keepPreviousData } from '@tanstack/react-query';
import type { ExceptionState } from '../contracts/exception';
import type { FindingFilter, FindingSort } from '../contracts/finding';
import { type ApiQueries, orpc } from './orpc';

export interface FindingSelection {
  filter: FindingFilter;
  sort: FindingSort;
}

/** The first page comes with the document, so it is small; the others are as large as the API allows. */
const FIRST_PAGE = 100;
const NEXT_PAGE = 500;
const NEWS_POLL_MS = 5_000;
/** Of one endpoint. */
const MANY = 100;

/** Never stale by itself: whether findings have changed is for `lastFindingEvent` to tell. */
export function findingPages({ filter, sort }: FindingSelection, queries: ApiQueries = orpc) {
  return queries.findings.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      ...filter,
      sort,
      limit: cursor ? NEXT_PAGE : FIRST_PAGE,
      cursor,
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function findingFacets(filter: FindingFilter, queries: ApiQueries = orpc) {
  return queries.findings.facets.queryOptions({
    input: filter,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function findingDetail(id: number, queries: ApiQueries = orpc) {
  return queries.findings.get.queryOptions({ input: { id } });
}

/** What a gateway can refuse of it. */
export function findingEdgeRules(id: number, queries: ApiQueries = orpc) {
  return queries.findings.edgeRules.queryOptions({ input: { id } });
}

/** What would have to change in the documents of its API. */
export function findingPatch(id: number, queries: ApiQueries = orpc) {
  return queries.findings.patch.queryOptions({ input: { id } });
}

/** What an endpoint has open, or with `status` what it has of those. */
export function findingsOfEndpoint(
  endpoint: number,
  status?: FindingFilter['status'],
  queries: ApiQueries = orpc,
) {
  return queries.findings.list.queryOptions({ input: { endpoint, status, limit: MANY } });
}

/** Asked again and again: the cheapest question that tells whether findings have changed. */
export function lastFindingEvent(queries: ApiQueries = orpc) {
  return queries.findings.lastEvent.queryOptions({
    input: {},
    refetchInterval: NEWS_POLL_MS,
    staleTime: 0,
  });
}

const STATES_OF_VIEW: Readonly<Record<string, readonly ExceptionState[]>> = {
  standing: ['waiting', 'in-force'],
  waiting: ['waiting'],
  'in-force': ['in-force'],
  past: ['ended', 'refused'],
};

/** The exceptions that a view of their page shows; `standing`: those that wait or hold. */
export function exceptionList(view: string, queries: ApiQueries = orpc) {
  return queries.findings.exceptions.queryOptions({
    input: { state: [...(STATES_OF_VIEW[view] ?? [])] },
    placeholderData: keepPreviousData,
  });
}
