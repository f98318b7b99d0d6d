import { IconAlertTriangle, IconCheck, IconCopyCheck, IconLoader2 } from '@tabler/icons-react';
import type { Receipt } from '@/lib/contracts/receipt';
import classes from './receipt-status.module.css';

/** How an import ended, as a shape and a word. */
export function ReceiptStatusMark({ receipt }: { receipt: Receipt }) {
  const { word, tone, Icon } = lookOf(receipt);
  return (
    <span className={classes.status} data-status={tone}>
      <Icon size={15} aria-hidden />
      {word}
    </span>
  );
}

function lookOf({ status, duplicateOf, skipped, problems }: Receipt) {
  if (status === 'running') return { word: 'Running', tone: 'running', Icon: IconLoader2 };
  if (status === 'failed') return { word: 'Failed', tone: 'failed', Icon: IconAlertTriangle };
  if (duplicateOf !== null) return { word: 'Known', tone: 'known', Icon: IconCopyCheck };
  const isWhole = skipped === 0 && problems.length === 0;
  return isWhole
    ? { word: 'Done', tone: 'done', Icon: IconCheck }
    : { word: 'Done, with gaps', tone: 'gaps', Icon: IconCheck };
}
