'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { isRunning, latestReceipts } from '@/lib/client/receipt-queries';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import type { Receipt } from '@/lib/contracts/receipt';

function finishedImports(receipts: readonly Receipt[]): string {
  return receipts
    .filter((receipt) => !isRunning(receipt))
    .map(({ id }) => id)
    .join(' ');
}

/** Nobody reads the list: it stands at its top, and neither pointer nor focus is in it. */
function isIdle(list: HTMLElement | null): boolean {
  return list === null || (list.scrollTop === 0 && !list.matches(':hover, :focus-within'));
}

/**
 * Notices imports that end, whoever made them. Shows their rows at once where that disturbs nobody; otherwise
 * `hasNews` until `showNews`, so that no row moves under the pointer.
 */
export function useInventoryChanges(listRef: RefObject<HTMLElement | null>, isEmpty: boolean) {
  const client = useQueryClient();
  const { data } = useQuery(latestReceipts());
  const now = data && finishedImports(data.receipts);
  const [shown, setShown] = useState(now);
  const hasNews = shown !== undefined && now !== undefined && now !== shown;

  const showNews = useCallback(() => {
    setShown(now);
    listRef.current?.scrollTo({ top: 0 });
    void refreshInventory(client);
  }, [client, listRef, now]);

  useEffect(() => {
    if (shown === undefined) setShown(now);
    else if (hasNews && (isEmpty || isIdle(listRef.current))) showNews();
  }, [shown, now, hasNews, isEmpty, listRef, showNews]);

  return { hasNews, showNews };
}
