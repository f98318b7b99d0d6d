import { formatQuantity } from '@/components/ui/format';
import type { Receipt, ReceiptProblem } from '@/lib/contracts/receipt';

/** What an import came to, in one line. */
export function receiptSummary(receipt: Receipt): string {
  if (receipt.status === 'running') return 'Being read';
  if (receipt.status === 'failed') return 'Not imported';
  if (receipt.duplicateOf !== null) return 'Imported before: nothing counted twice';
  if (receipt.kind === 'spec')
    return `${formatQuantity(receipt.operations, 'operation')}${endpointsAdded(receipt)}`;
  const skipped = receipt.skipped > 0 ? `, ${formatQuantity(receipt.skipped, 'skipped', 'skipped')}` : '';
  return `${formatQuantity(receipt.counted, 'exchange')}${skipped}${endpointsAdded(receipt)}`;
}

function endpointsAdded({ endpointsAdded: added }: Receipt): string {
  return added > 0 ? `, ${formatQuantity(added, 'new endpoint')}` : '';
}

/** `paths/refunds.yaml:41`, as editors and compilers write a place. */
export function problemPlace({ file, line }: ReceiptProblem): string | null {
  if (!file) return line === undefined ? null : `line ${line}`;
  return line === undefined ? file : `${file}:${line}`;
}
