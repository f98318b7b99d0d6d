'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type GridMove, gridMove, rowAfter } from './grid-keys';
import { rowWindow } from './row-window';

export interface GridSizes {
  rowPx: number;
  /** Height of a row in a narrow list, where it is a card. */
  cardPx: number;
  cardsBelowPx: number;
}

interface Grid<Row> {
  /** As far as they are loaded. */
  rows: readonly Row[];
  /** Rows of the whole list, loaded or not. */
  total: number;
  sizes: GridSizes;
  openId: number | null;
  scrollRef: RefObject<HTMLDivElement | null>;
  /** A row was clicked, or one of `openKeys` was pressed on it. */
  onOpen: (row: Row, how: 'pointer' | { key: string }) => void;
  /** Names of keys, as events have them, that open a row. */
  openKeys: readonly string[];
  /** Told the last row in sight, so that its page can be fetched. */
  onReach: (index: number) => void;
}

export const HEAD_PX = 34;
/** More rows than this between two frames cannot be read: their outlines do, until the list comes to rest. */
const FLYING_ROWS = 40;
const FIRST_SIGHT = { width: 1200, height: 900 };

/** Which rows of a long list are rendered, which one is active, and the keys that move between them. */
export function useGrid<Row extends { id: number }>(grid: Grid<Row>) {
  const { rows, total, sizes, openId, scrollRef, openKeys, onOpen, onReach } = grid;
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      rows.findIndex(({ id }) => id === openId),
    ),
  );
  const shouldFocus = useRef(false);
  const activeRow = Math.min(active, Math.max(0, total - 1));

  const isCards = scrollRef.current !== null && scrollRef.current.clientWidth < sizes.cardsBelowPx;
  const rowPx = isCards ? sizes.cardPx : sizes.rowPx;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
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

  const firstInSight = virtualizer.range?.startIndex ?? 0;
  const firstBefore = useRef(firstInSight);
  const isFlying = virtualizer.isScrolling && Math.abs(firstInSight - firstBefore.current) > FLYING_ROWS;
  useEffect(() => {
    firstBefore.current = firstInSight;
  }, [firstInSight]);
  const reach = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onReach(reach), [reach, onReach]);

  const latest = useRef({ rows, onOpen });
  useEffect(() => {
    latest.current = { rows, onOpen };
  }, [rows, onOpen]);
  const openAt = useCallback((index: number) => {
    const row = latest.current.rows[index];
    setActive(index);
    if (row) latest.current.onOpen(row, 'pointer');
  }, []);

  useEffect(() => {
    if (!shouldFocus.current) return;
    shouldFocus.current = false;
    scrollRef.current
      ?.querySelector<HTMLElement>(`[data-index="${activeRow}"]`)
      ?.focus({ preventScroll: true });
  }, [activeRow, scrollRef]);

  /** Makes another row the active one, in sight; with `takeFocus` the focus follows. Returns it, if it is loaded. */
  const move = (by: GridMove, takeFocus: boolean): Row | undefined => {
    const page = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / rowPx) - 2);
    const next = rowAfter(by, { from: activeRow, count: total, page });
    virtualizer.scrollToIndex(next, { align: 'auto' });
    shouldFocus.current = takeFocus;
    setActive(next);
    return rows[next];
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target as HTMLElement).matches('[role="row"]')) return;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const row = rows[activeRow];
    if (openKeys.includes(event.key) && row) {
      event.preventDefault();
      onOpen(row, { key: event.key });
      return;
    }
    const by = gridMove(event.key);
    if (!by) return;
    event.preventDefault();
    move(by, true);
  };

  const shown = virtualizer.getVirtualItems().map(({ index }) => ({
    index,
    row: isFlying ? null : (rows[index] ?? null),
    isActive: index === activeRow,
  }));
  return { shown, activeRow, move, openAt, onKeyDown };
}
