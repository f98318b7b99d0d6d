// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be laid out as a table
'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EndpointRow, EndpointSort } from '@/lib/contracts/inventory';
import type { ColumnId } from './column-ids';
import { columnsOf } from './columns';
import classes from './endpoint-grid.module.css';
import { EndpointGridHeader } from './endpoint-grid-header';
import { EndpointGridRow } from './endpoint-grid-row';
import { gridMove, rowAfter } from './grid-keys';
import { rowWindow } from './row-window';

/** As in endpoint-grid.module.css. */
const ROW_PX = 34;
const CARD_PX = 62;
const CARDS_BELOW_PX = 620;
const HEAD_PX = 34;
/** More rows than this between two frames cannot be read: their outlines do, until the list comes to rest. */
const FLYING_ROWS = 40;
const FIRST_SIGHT = { width: 1200, height: 900 };

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
  onOpen: (endpoint: EndpointRow, how: 'pointer' | 'keyboard') => void;
  /** Told the last row in sight, so that its page can be fetched. */
  onReach: (index: number) => void;
}

export function EndpointGrid(props: EndpointGridProps) {
  const { endpoints, total, chosenColumns, openId, scrollRef, onOpen, onReach } = props;
  const columns = useMemo(() => columnsOf(chosenColumns), [chosenColumns]);
  const [active, setActive] = useState(0);
  const shouldFocus = useRef(false);
  const activeRow = Math.min(active, Math.max(0, total - 1));

  const isCards = isNarrow(scrollRef.current);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => (isCards ? CARD_PX : ROW_PX),
    overscan: 8,
    initialRect: FIRST_SIGHT,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    rangeExtractor: (range) => rowWindow(range, activeRow),
  });
  const shapeBefore = useRef({ isCards, openId });
  useEffect(() => {
    const before = shapeBefore.current;
    if (before.isCards === isCards) return;
    shapeBefore.current = { isCards, openId };
    const firstBeforeMeasure = virtualizer.range?.startIndex ?? 0;
    virtualizer.measure();
    // A panel that opens or closes changes the rows' height: the row it is about stays in sight.
    const isAboutRow = openId !== null || before.openId !== null;
    virtualizer.scrollToIndex(isAboutRow ? activeRow : firstBeforeMeasure, {
      align: isAboutRow ? 'center' : 'start',
    });
  }, [isCards, openId, activeRow, virtualizer]);

  const rows = virtualizer.getVirtualItems();
  const firstInSight = virtualizer.range?.startIndex ?? 0;
  const firstBefore = useRef(firstInSight);
  const isFlying = virtualizer.isScrolling && Math.abs(firstInSight - firstBefore.current) > FLYING_ROWS;
  useEffect(() => {
    firstBefore.current = firstInSight;
  }, [firstInSight]);
  const reach = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onReach(reach), [reach, onReach]);

  const latest = useRef({ endpoints, onOpen });
  useEffect(() => {
    latest.current = { endpoints, onOpen };
  }, [endpoints, onOpen]);
  const openAt = useCallback((index: number) => {
    const endpoint = latest.current.endpoints[index];
    setActive(index);
    if (endpoint) latest.current.onOpen(endpoint, 'pointer');
  }, []);

  useEffect(() => {
    if (!shouldFocus.current) return;
    shouldFocus.current = false;
    scrollRef.current
      ?.querySelector<HTMLElement>(`[data-index="${activeRow}"]`)
      ?.focus({ preventScroll: true });
  }, [activeRow, scrollRef]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target as HTMLElement).matches('[role="row"]')) return;
    const endpoint = endpoints[activeRow];
    if (event.key === 'Enter' && endpoint) {
      event.preventDefault();
      onOpen(endpoint, 'keyboard');
      return;
    }
    const move = gridMove(event.key);
    if (!move || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const page = Math.max(
      1,
      Math.floor((scrollRef.current?.clientHeight ?? 0) / (isCards ? CARD_PX : ROW_PX)) - 2,
    );
    const next = rowAfter(move, { from: activeRow, count: total, page });
    virtualizer.scrollToIndex(next, { align: 'auto' });
    shouldFocus.current = true;
    setActive(next);
  };

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
          {rows.map(({ index }) => {
            const endpoint = isFlying ? null : (endpoints[index] ?? null);
            return (
              <EndpointGridRow
                key={index}
                index={index}
                endpoint={endpoint}
                columns={columns}
                isActive={index === activeRow}
                isOpen={endpoint !== null && endpoint.id === openId}
                onOpen={openAt}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function isNarrow(scroller: HTMLElement | null): boolean {
  return scroller !== null && scroller.clientWidth < CARDS_BELOW_PX;
}
