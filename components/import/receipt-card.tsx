'use client';

import { CloseButton } from '@mantine/core';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Receipt } from '@/lib/contracts/receipt';
import classes from './receipt-card.module.css';
import { ReceiptDetail } from './receipt-detail';
import { ReceiptStatusMark } from './receipt-status';

/** A whole receipt, open. */
export function ReceiptCard({ receipt, onDismiss }: { receipt: Receipt; onDismiss: () => void }) {
  return (
    <article className={classes.card} aria-label={`Receipt of ${receipt.file}`}>
      <header className={classes.head}>
        <h3 className={classes.name}>{receipt.file}</h3>
        <ReceiptStatusMark receipt={receipt} />
        <span className={classes.when}>
          <RelativeTime iso={receipt.startedAt} />
        </span>
        <CloseButton size="sm" aria-label={`Take ${receipt.file} off the list`} onClick={onDismiss} />
      </header>
      <ReceiptDetail receipt={receipt} />
    </article>
  );
}
