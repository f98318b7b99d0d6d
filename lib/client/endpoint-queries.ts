import { keepPreviousData } from '@tanstack/react-query';
import type { EndpointFilter, EndpointSort } from '../contracts/inventory';
import { type ApiQueries, orpc } from './orpc';

export interface EndpointSelection {
  filter: EndpointFilter;
  sort: EndpointSort;
  order: 'asc' | 'desc';
}

/** The first page comes with the document, so it is small; the others are as large as the API allows. */
const FIRST_PAGE = 100;
const NEXT_PAGE = 500;

/** Never stale by itself: whether the inventory has changed is for `latestReceipts` to tell. */
export function endpointPages({ filter, sort, order }: EndpointSelection, queries: ApiQueries = orpc) {
  return queries.endpoints.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      ...filter,
      sort,
      order,
      limit: cursor ? NEXT_PAGE : FIRST_PAGE,
      cursor,
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function endpointFacets(filter: EndpointFilter, queries: ApiQueries = orpc) {
  return queries.endpoints.facets.queryOptions({
    input: filter,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function endpointDetail(id: number, queries: ApiQueries = orpc) {
  return queries.endpoints.get.queryOptions({ input: { id } });
}

export function endpointHistory(id: number, queries: ApiQueries = orpc) {
  return queries.endpoints.history.queryOptions({ input: { id } });
}

/** Key of everything that the inventory shows: lists, counts and single endpoints. */
export const endpointsKey = orpc.endpoints.key();
