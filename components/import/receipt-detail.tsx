import type { ReactNode } from 'react';
import { formatBytes, formatCount, formatMilliseconds } from '@/components/ui/format';
import type { Receipt } from '@/lib/contracts/receipt';
import { DuplicateNote } from './duplicate-note';
import classes from './receipt-detail.module.css';
import { ReceiptProblems } from './receipt-problems';
import { SkippedRecords } from './skipped-records';
import { TouchedApis } from './touched-apis';

/** The account of one import. The books balance in sight: received = counted + skipped. */
export function ReceiptDetail({ receipt }: { receipt: Receipt }) {
  return (
    <div className={classes.detail}>
      {receipt.duplicateOf !== null && <DuplicateNote originalId={receipt.duplicateOf} />}
      {receipt.kind === 'traffic' && <Books receipt={receipt} />}
      <dl className={classes.facts}>
        <Fact word="Kind">{kindWords(receipt)}</Fact>
        {receipt.kind === 'spec' && <Fact word="Operations">{formatCount(receipt.operations)}</Fact>}
        {receipt.status === 'done' && (
          <Fact word="Endpoints">
            {formatCount(receipt.endpointsAdded)} new, {formatCount(receipt.endpointsTouched)} touched
          </Fact>
        )}
        <Fact word="Size">{formatBytes(receipt.bytesTotal ?? receipt.bytesRead)}</Fact>
        {receipt.finishedAt && (
          <Fact word="Took">{formatMilliseconds(tookMs(receipt, receipt.finishedAt))}</Fact>
        )}
      </dl>
      {receipt.apis.length > 0 && <TouchedApis names={receipt.apis} />}
      {receipt.problems.length > 0 && <ReceiptProblems problems={receipt.problems} />}
      {receipt.skippedBy.length > 0 && <SkippedRecords skippedBy={receipt.skippedBy} />}
    </div>
  );
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Books({ receipt }: { receipt: Receipt }) {
  return (
    <p className={classes.books}>
      <span>
        <strong>{formatCount(receipt.received)}</strong> received
      </span>
      <span aria-hidden>=</span>
      <span>
        <strong>{formatCount(receipt.counted)}</strong> counted
      </span>
      <span aria-hidden>+</span>
      <span>
        <strong>{formatCount(receipt.skipped)}</strong> skipped
      </span>
    </p>
  );
}

function kindWords({ kind, format }: Receipt): string {
  if (kind === 'unknown') return 'Not recognised';
  const word = kind === 'spec' ? 'Spec' : 'Traffic';
  return format ? `${word}, ${format}` : word;
}

function tookMs({ startedAt }: Receipt, finishedAt: string): number {
  return Date.parse(finishedAt) - Date.parse(startedAt);
}
