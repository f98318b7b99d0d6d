'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { estateKey } from '@/lib/client/estate-queries';
import { isRunning, latestReceipts } from '@/lib/client/receipt-queries';

/** Reads the overview anew when imports end, whoever made them. */
export function useEstateChanges(): void {
  const client = useQueryClient();
  const { data } = useQuery(latestReceipts());
  const finished = data?.receipts
    .filter((receipt) => !isRunning(receipt))
    .map(({ id }) => id)
    .join(' ');
  const known = useRef(finished);
  useEffect(() => {
    if (known.current !== undefined && finished !== undefined && known.current !== finished)
      void client.invalidateQueries({ queryKey: estateKey });
    known.current = finished ?? known.current;
  }, [client, finished]);
}
