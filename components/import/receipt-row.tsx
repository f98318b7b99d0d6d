'use client';

import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Receipt } from '@/lib/contracts/receipt';
import { ReceiptDetail } from './receipt-detail';
import classes from './receipt-row.module.css';
import { ReceiptStatusMark } from './receipt-status';
import { receiptSummary } from './receipt-words';

interface ReceiptRowProps {
  receipt: Receipt;
  isOpen: boolean;
  onToggle: () => void;
}

/** A receipt in one line, its whole account behind. */
export function ReceiptRow({ receipt, isOpen, onToggle }: ReceiptRowProps) {
  const id = useId();
  const rowRef = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) rowRef.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={rowRef} className={classes.row}>
      <button
        type="button"
        className={classes.line}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <IconChevronRight size={14} aria-hidden className={classes.chevron} />
        <span className={classes.file}>{receipt.file}</span>
        <span className={classes.status}>
          <ReceiptStatusMark receipt={receipt} />
        </span>
        <span className={classes.summary}>{receiptSummary(receipt)}</span>
        <span className={classes.when}>
          <RelativeTime iso={receipt.startedAt} />
        </span>
      </button>
      <div id={id} hidden={!isOpen} className={classes.detail}>
        {isOpen && <ReceiptDetail receipt={receipt} />}
      </div>
    </li>
  );
}
