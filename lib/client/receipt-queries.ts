import type { Receipt } from '../contracts/receipt';
import { type ApiQueries, orpc } from './orpc';

const RECEIPTS_PER_PAGE = 30;
const RUNNING_POLL_MS = 1_000;
const IDLE_POLL_MS = 5_000;

export function receiptPages(queries: ApiQueries = orpc) {
  return queries.receipts.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ limit: RECEIPTS_PER_PAGE, cursor }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** The newest receipts: the cheapest question that tells whether the inventory has changed. */
export function latestReceipts() {
  return orpc.receipts.list.queryOptions({
    input: { limit: 10 },
    refetchInterval: (query) => (query.state.data?.receipts.some(isRunning) ? RUNNING_POLL_MS : IDLE_POLL_MS),
    staleTime: 0,
  });
}

export function receiptById(id: string) {
  return orpc.receipts.get.queryOptions({
    input: { id },
    refetchInterval: (query) => (query.state.data && !isRunning(query.state.data) ? false : RUNNING_POLL_MS),
    staleTime: 0,
    retry: false,
  });
}

export function isRunning(receipt: Receipt): boolean {
  return receipt.status === 'running';
}

export const receiptsKey = orpc.receipts.key();
