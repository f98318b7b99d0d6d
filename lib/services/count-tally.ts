import { SKIP_REASONS } from '@/lib/contracts/intake';
import type { Receipt } from '@/lib/contracts/receipt';
import { countSkips } from '@/lib/engine/skips';
import type { Tally } from './intake-messages';

/** Writes what was counted and skipped into a receipt. */
export function countTally(receipt: Receipt, { counted, skips }: Tally): void {
  receipt.counted = counted;
  receipt.skipped = countSkips(skips);
  receipt.received = receipt.counted + receipt.skipped;
  receipt.skippedBy = [...skips].map(([reason, { count, samples }]) => ({
    reason,
    explanation: SKIP_REASONS[reason],
    count,
    samples,
  }));
}
