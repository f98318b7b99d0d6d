// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be laid out as a table
'use client';

import { type RefObject, useMemo } from 'react';
import { type GridSizes, useGrid } from '@/components/list/use-grid';
import type { EndpointRow, EndpointSort } from '@/lib/contracts/inventory';
import type { ColumnId } from './column-ids';
import { columnsOf } from './columns';
import classes from './endpoint-grid.module.css';
import { EndpointGridHeader } from './endpoint-grid-header';
import { EndpointGridRow } from './endpoint-grid-row';

/** As in endpoint-grid.module.css. */
export const ENDPOINT_SIZES: GridSizes = { rowPx: 34, cardPx: 62, cardsBelowPx: 620 };
const OPEN_KEYS = ['Enter', ' '];

interface EndpointGridProps {
  endpoints: readonly EndpointRow[];
  /** Rows of the whole list, loaded or not. */
  total: number;
  chosenColumns: readonly ColumnId[];
  sort: EndpointSort;
  order: 'asc' | 'desc';
  openId: number | null;
  /** The list shows the previous filter's rows until the new ones are there. */
  isOutdated: boolean;
  scrollRef: RefObject<HTMLDivElement | null>;
  onSort: (sort: EndpointSort, order: 'asc' | 'desc') => void;
  onOpen: (endpoint: EndpointRow, how: 'pointer' | { key: string }) => void;
  /** Told the last row in sight, so that its page can be fetched. */
  onReach: (index: number) => void;
}

export function EndpointGrid(props: EndpointGridProps) {
  const { endpoints, total, chosenColumns, openId, scrollRef, onOpen, onReach } = props;
  const columns = useMemo(() => columnsOf(chosenColumns), [chosenColumns]);
  const { shown, openAt, onKeyDown } = useGrid({
    rows: endpoints,
    total,
    sizes: ENDPOINT_SIZES,
    openId,
    scrollRef,
    openKeys: OPEN_KEYS,
    onOpen,
    onReach,
  });

  return (
    <div ref={scrollRef} className={classes.scroller} data-outdated={props.isOutdated || undefined}>
      <div
        role="grid"
        aria-label="Endpoints"
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        className={classes.grid}
        style={{
          ['--columns' as string]: columns.map(({ track }) => track).join(' '),
          ['--min-width' as string]: `${columns.reduce((sum, { minPx }) => sum + minPx, 0) + 24}px`,
        }}
        onKeyDown={onKeyDown}
      >
        <EndpointGridHeader columns={columns} sort={props.sort} order={props.order} onSort={props.onSort} />
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: `calc(var(--row-height) * ${total})` }}
        >
          {shown.map(({ index, row, isActive }) => (
            <EndpointGridRow
              key={index}
              index={index}
              endpoint={row}
              columns={columns}
              isActive={isActive}
              isOpen={row !== null && row.id === openId}
              onOpen={openAt}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
