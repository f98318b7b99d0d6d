'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback } from 'react';
import { useNews } from '@/components/list/use-news';
import { isRunning, latestReceipts } from '@/lib/client/receipt-queries';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import type { Receipt } from '@/lib/contracts/receipt';

function finishedImports(receipts: readonly Receipt[]): string {
  return receipts
    .filter((receipt) => !isRunning(receipt))
    .map(({ id }) => id)
    .join(' ');
}

/** Notices imports that end, whoever made them. */
export function useInventoryChanges(listRef: RefObject<HTMLElement | null>, isEmpty: boolean) {
  const client = useQueryClient();
  const { data } = useQuery(latestReceipts());
  const refresh = useCallback(() => void refreshInventory(client), [client]);
  return useNews({ token: data && finishedImports(data.receipts), listRef, isEmpty, refresh });
}
