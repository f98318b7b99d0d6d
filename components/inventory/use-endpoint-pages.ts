'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type EndpointSelection, endpointPages } from '@/lib/client/endpoint-queries';

/** Rows from the end of what is loaded at which the next page is fetched. */
const AHEAD = 150;

/** The list, as far as it is loaded; `reach` asks for what comes into sight. */
export function useEndpointPages(selection: EndpointSelection) {
  const query = useInfiniteQuery(endpointPages(selection));
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const endpoints = useMemo(() => data?.pages.flatMap((page) => page.endpoints) ?? [], [data]);
  const total = data?.pages[0]?.total ?? 0;
  const loaded = endpoints.length;
  const canFetch = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const reach = useCallback(
    (index: number) => {
      if (canFetch && index >= loaded - AHEAD) void fetchNextPage();
    },
    [canFetch, loaded, fetchNextPage],
  );
  return { query, endpoints, total, reach };
}
