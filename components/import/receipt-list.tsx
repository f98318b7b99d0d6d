'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import { isRunning, latestReceipts, receiptById, receiptPages } from '@/lib/client/receipt-queries';
import type { Receipt } from '@/lib/contracts/receipt';
import classes from './receipt-list.module.css';
import { ReceiptListSkeleton } from './receipt-list-skeleton';
import { ReceiptRow } from './receipt-row';

/** Earlier imports, the newest first; those that run are read again until they end. */
export function ReceiptList() {
  const pages = useInfiniteQuery(receiptPages());
  const latest = useQuery(latestReceipts());
  const [openId, setOpenId] = useQueryState('receipt', parseAsString.withOptions({ history: 'push' }));
  const listed = withLatest(
    pages.data?.pages.flatMap((page) => page.receipts) ?? [],
    latest.data?.receipts ?? [],
  );
  const isOpenListed = listed.some(({ id }) => id === openId);
  const linked = useQuery({
    ...receiptById(openId ?? ''),
    enabled: openId !== null && pages.isSuccess && !isOpenListed,
  });
  const receipts = linked.data && !isOpenListed ? [linked.data, ...listed] : listed;
  return (
    <section aria-labelledby="receipts-title">
      <h2 id="receipts-title" className={classes.title}>
        Receipts
      </h2>
      {pages.isPending && <ReceiptListSkeleton />}
      {pages.isError && (
        <ErrorNotice
          title="The receipts could not be read."
          {...describeFailure(pages.error)}
          onRetry={() => void pages.refetch()}
        />
      )}
      {pages.isSuccess && receipts.length === 0 && (
        <EmptyNotice title="Nothing imported yet">
          <p>Each import leaves its account here: what was received, counted and skipped, and why.</p>
        </EmptyNotice>
      )}
      {!pages.isPending && receipts.length > 0 && (
        <ul className={classes.receipts}>
          {receipts.map((receipt) => (
            <ReceiptRow
              key={receipt.id}
              receipt={receipt}
              isOpen={receipt.id === openId}
              onToggle={() => void setOpenId(receipt.id === openId ? null : receipt.id)}
            />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Show earlier receipts
        </Button>
      )}
    </section>
  );
}

/** The list with what polling knows better: receipts that are new, and those that ran. */
function withLatest(listed: readonly Receipt[], latest: readonly Receipt[]): Receipt[] {
  const known = new Map(latest.map((receipt) => [receipt.id, receipt]));
  const listedIds = new Set(listed.map(({ id }) => id));
  const fresh = latest.filter(({ id }) => !listedIds.has(id));
  return [
    ...fresh,
    ...listed.map((receipt) => (isRunning(receipt) ? (known.get(receipt.id) ?? receipt) : receipt)),
  ];
}
