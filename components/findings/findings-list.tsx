'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import type { RefObject } from 'react';
import classes from '@/components/list/list-place.module.css';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import type { FindingRow } from '@/lib/contracts/finding';
import { FINDING_SIZES, FindingGrid } from './finding-grid';
import { countFilters } from './findings-url';
import type { Tended } from './use-acts';
import type { useFindingPages } from './use-finding-pages';
import type { Findings } from './use-findings-state';

interface FindingsListProps {
  page: Findings;
  pages: ReturnType<typeof useFindingPages>;
  listRef: RefObject<HTMLDivElement | null>;
  onOpen: (finding: FindingRow, how: 'pointer' | 'keyboard') => void;
  onStep: (finding: FindingRow) => void;
  /** `null` for who may do nothing with findings. */
  selected: ReadonlyMap<number, Tended> | null;
  onToggle: (finding: FindingRow) => void;
  onAct: (finding: FindingRow, control: 'select' | 'button') => void;
}

/** The queue, or what stands in its place: loading, failed, nothing found, nothing to do. */
export function FindingsList({ page, pages, listRef, ...grid }: FindingsListProps) {
  const { query, findings, total, reach } = pages;
  const { state, arrange, clearFilters } = page;
  if (query.isPending) return <ListSkeleton label="Loading the findings" {...FINDING_SIZES} />;
  if (query.isError && findings.length === 0) {
    return (
      <div className={classes.notice}>
        <ErrorNotice
          title="The findings could not be read."
          {...describeFailure(query.error)}
          onRetry={() => void query.refetch()}
        />
      </div>
    );
  }
  if (total === 0 && countFilters(state) > 0) {
    return (
      <EmptyNotice title="No finding matches">
        <p>
          Nothing that was found has all of these filters and words at once. Take one off above, or all of
          them.
        </p>
        <Button size="xs" variant="default" onClick={clearFilters}>
          Clear filters
        </Button>
      </EmptyNotice>
    );
  }
  if (total === 0) return <NothingToDo />;
  return (
    <div className={classes.list}>
      <FindingGrid
        findings={findings}
        total={total}
        sort={state.sort}
        openId={state.finding}
        isOutdated={query.isPlaceholderData}
        scrollRef={listRef}
        onSort={(sort) => arrange({ sort })}
        onReach={reach}
        {...grid}
      />
      {query.isFetchNextPageError && (
        <div className={classes.more}>
          <ErrorNotice
            title="More findings could not be read."
            {...describeFailure(query.error)}
            onRetry={() => void query.fetchNextPage()}
          />
        </div>
      )}
    </div>
  );
}

function NothingToDo() {
  return (
    <EmptyNotice title="Nothing needs doing">
      <p>
        No rule fires on what is in the inventory. Rules are judged a moment after each import, and this list
        fills by itself.
      </p>
      <p>
        Is the inventory empty too? <Link href="/import">Import a spec or a recording of traffic</Link>, and
        see <Link href="/rules">what the rules look for</Link>.
      </p>
    </EmptyNotice>
  );
}
