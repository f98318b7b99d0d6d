import type { InfiniteData, QueryClient } from '@tanstack/react-query';

/** Leaves lists with their first page: reading again all pages that were scrolled through would take long. */
export function keepFirstPages(client: QueryClient, queryKey: readonly unknown[]): void {
  client.setQueriesData<InfiniteData<unknown>>(
    { queryKey },
    (pages) => pages && { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) },
  );
}
