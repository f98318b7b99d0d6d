'use client';

import type { DefaultError, InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

/** Rows from the end of what is loaded at which the next page is fetched. */
const AHEAD = 150;

/** A list page by page, as far as it is loaded; `reach` asks for what comes into sight. */
export function usePages<Page extends { total: number }, Row>(
  query: UseInfiniteQueryResult<InfiniteData<Page>, DefaultError>,
  rowsOf: (page: Page) => readonly Row[],
) {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap(rowsOf) ?? [], [data, rowsOf]);
  const total = data?.pages[0]?.total ?? 0;
  const loaded = rows.length;
  const canFetch = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const reach = useCallback(
    (index: number) => {
      if (canFetch && index >= loaded - AHEAD) void fetchNextPage();
    },
    [canFetch, loaded, fetchNextPage],
  );
  return { rows, total, reach };
}
