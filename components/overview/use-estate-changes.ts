'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { estateOverviewKey, estateVersion } from '@/lib/client/estate-queries';

/** Reads the overview anew when imports or live traffic have changed the estate, whoever sent them. */
export function useEstateChanges(): void {
  const client = useQueryClient();
  const { data } = useQuery(estateVersion());
  const known = useRef(data?.version);
  useEffect(() => {
    const version = data?.version;
    if (version === undefined) return;
    if (known.current !== undefined && known.current !== version)
      void client.invalidateQueries({ queryKey: estateOverviewKey });
    known.current = version;
  }, [client, data?.version]);
}
