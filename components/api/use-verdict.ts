'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { apiScore, troubledEndpoints } from '@/lib/client/api-queries';
import type { ApiProfile } from '@/lib/contracts/api-posture';

/** Reads the score of an API and its worst endpoints anew once its findings have been judged again. */
export function useVerdict(api: ApiProfile | undefined): void {
  const client = useQueryClient();
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    if (!api) return;
    if (awaited.current === api.id && !api.isBeingJudged) {
      void client.invalidateQueries({ queryKey: apiScore(api.id).queryKey });
      void client.invalidateQueries({ queryKey: troubledEndpoints(api.id).queryKey });
    }
    awaited.current = api.isBeingJudged ? api.id : null;
  }, [client, api]);
}
