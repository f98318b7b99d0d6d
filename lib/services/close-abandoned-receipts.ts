import { database } from '@/lib/data/client';
import { failAbandoned } from '@/lib/data/receipts';

/**
 * Closes the receipts of imports whose process was killed. They counted nothing, since an import counts in its last
 * transaction. Call at start; imports under way in other processes are left alone. Returns how many were closed.
 */
export function closeAbandonedReceipts(now: Date): Promise<number> {
  return failAbandoned(
    database(),
    {
      severity: 'error',
      message:
        'Gnomon was stopped while it read this file; nothing of it was counted. Import the file again: it counts once.',
    },
    now,
  );
}
