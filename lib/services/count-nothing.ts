import { SKIP_REASONS } from '@/lib/contracts/intake';
import type { Receipt } from '@/lib/contracts/receipt';

/** Makes the account of content that was imported before: what would have been counted is skipped as a duplicate. */
export function countNothing(receipt: Receipt): void {
  const { counted } = receipt;
  if (counted === 0) return;
  const duplicates = {
    reason: 'duplicate',
    explanation: SKIP_REASONS.duplicate,
    count: counted,
    samples: [],
  };
  receipt.skippedBy = [...receipt.skippedBy, duplicates];
  receipt.skipped += counted;
  receipt.counted = 0;
}
