import type { QueryClient } from '@tanstack/react-query';
import { apisKey } from './api-queries';
import { endpointsKey } from './endpoint-queries';
import { keepFirstPages } from './keep-first-pages';
import { orpc } from './orpc';

/** Reads the inventory anew, the list from its first page. */
export async function refreshInventory(client: QueryClient): Promise<void> {
  keepFirstPages(client, orpc.endpoints.list.key({ type: 'infinite' }));
  await Promise.all([
    client.invalidateQueries({ queryKey: endpointsKey }),
    client.invalidateQueries({ queryKey: apisKey }),
  ]);
}
