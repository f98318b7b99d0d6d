'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback } from 'react';
import { useNews } from '@/components/list/use-news';
import { lastFindingEvent } from '@/lib/client/finding-queries';
import { refreshFindings } from '@/lib/client/refresh-findings';

/** Notices findings that were opened, resolved, reopened or moved, by judging or by anybody. */
export function useFindingChanges(listRef: RefObject<HTMLElement | null>, isEmpty: boolean) {
  const client = useQueryClient();
  const { data } = useQuery(lastFindingEvent());
  const refresh = useCallback(() => void refreshFindings(client), [client]);
  return useNews({ token: data && (data.id ?? 0), listRef, isEmpty, refresh });
}
