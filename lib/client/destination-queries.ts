import { keepPreviousData } from '@tanstack/react-query';
import type { DeliveryStatus } from '../contracts/destination';
import { type ApiQueries, orpc } from './orpc';

/** Messages are sent in the background, within seconds. */
const LOOK_AGAIN_MS = 5000;

export function destinationList(queries: ApiQueries = orpc) {
  return queries.destinations.list.queryOptions({ input: {}, refetchInterval: LOOK_AGAIN_MS });
}

/** Newest first. */
export function deliveryPages(
  { id, status }: { id: number; status: DeliveryStatus | null },
  queries: ApiQueries = orpc,
) {
  return queries.destinations.deliveries.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, status: status ?? undefined, limit: 50, cursor }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
}
