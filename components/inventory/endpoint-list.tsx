'use client';

import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import classes from '@/components/list/list-place.module.css';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import type { EndpointRow } from '@/lib/contracts/inventory';
import { ENDPOINT_SIZES, EndpointGrid } from './endpoint-grid';
import { FirstSteps } from './first-steps';
import type { useEndpointPages } from './use-endpoint-pages';
import type { Inventory } from './use-inventory-state';

interface EndpointListProps {
  inventory: Inventory;
  pages: ReturnType<typeof useEndpointPages>;
  isEmpty: boolean;
  listRef: RefObject<HTMLDivElement | null>;
  onOpen: (endpoint: EndpointRow, how: 'pointer' | { key: string }) => void;
}

/** The grid, or what stands in its place: loading, failed, nothing found, nothing there. */
export function EndpointList({ inventory, pages, isEmpty, listRef, onOpen }: EndpointListProps) {
  const { query, endpoints, total, reach } = pages;
  const { state, arrange, clearFilters } = inventory;
  if (query.isPending) return <ListSkeleton label="Loading the endpoints" {...ENDPOINT_SIZES} />;
  if (query.isError && endpoints.length === 0) {
    return (
      <div className={classes.notice}>
        <ErrorNotice
          title="The inventory could not be read."
          {...describeFailure(query.error)}
          onRetry={() => void query.refetch()}
        />
      </div>
    );
  }
  if (isEmpty) return <FirstSteps />;
  if (total === 0) {
    return (
      <EmptyNotice title="No endpoint matches">
        <p>
          Nothing in the inventory has all of these filters and words at once. Take one off above, or all of
          them.
        </p>
        <Button size="xs" variant="default" onClick={clearFilters}>
          Clear filters
        </Button>
      </EmptyNotice>
    );
  }
  return (
    <div className={classes.list}>
      <EndpointGrid
        endpoints={endpoints}
        total={total}
        chosenColumns={state.columns}
        sort={state.sort}
        order={state.order}
        openId={state.endpoint}
        isOutdated={query.isPlaceholderData}
        scrollRef={listRef}
        onSort={(sort, order) => arrange({ sort, order })}
        onOpen={onOpen}
        onReach={reach}
      />
      {query.isFetchNextPageError && (
        <div className={classes.more}>
          <ErrorNotice
            title="More rows could not be read."
            {...describeFailure(query.error)}
            onRetry={() => void query.fetchNextPage()}
          />
        </div>
      )}
    </div>
  );
}
