import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { apisKey } from './api-queries';
import { endpointsKey } from './endpoint-queries';
import { orpc } from './orpc';

/** Reads the inventory anew, from its first page: reading again all pages that were scrolled through would take long. */
export async function refreshInventory(client: QueryClient): Promise<void> {
  client.setQueriesData<InfiniteData<unknown>>(
    { queryKey: orpc.endpoints.list.key({ type: 'infinite' }) },
    firstPage,
  );
  await Promise.all([
    client.invalidateQueries({ queryKey: endpointsKey }),
    client.invalidateQueries({ queryKey: apisKey }),
  ]);
}

function firstPage(pages: InfiniteData<unknown> | undefined): InfiniteData<unknown> | undefined {
  return pages && { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) };
}
