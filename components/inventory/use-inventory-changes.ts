'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback } from 'react';
import { useNews } from '@/components/list/use-news';
import { estateVersion } from '@/lib/client/estate-queries';
import { refreshInventory } from '@/lib/client/refresh-inventory';

/** Notices what imports and live traffic change, whoever sent it. */
export function useInventoryChanges(listRef: RefObject<HTMLElement | null>, isEmpty: boolean) {
  const client = useQueryClient();
  const { data } = useQuery(estateVersion());
  const refresh = useCallback(() => void refreshInventory(client), [client]);
  return useNews({ token: data?.version, listRef, isEmpty, refresh });
}
