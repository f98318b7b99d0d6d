// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be laid out as a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between rows, not cells
'use client';

import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { type GridSizes, useGrid } from '@/components/list/use-grid';
import { usePageKeys } from '@/components/list/use-page-keys';
import type { FindingRow, FindingSort } from '@/lib/contracts/finding';
import { FINDING_COLUMNS } from './finding-columns';
import classes from './finding-grid.module.css';
import { FindingGridRow } from './finding-grid-row';
import type { Tended } from './use-acts';

/** As in finding-grid.module.css. */
export const FINDING_SIZES: GridSizes = { rowPx: 52, cardPx: 88, cardsBelowPx: 620 };
const OPEN_KEYS = ['Enter'];

interface FindingGridProps {
  findings: readonly FindingRow[];
  /** Rows of the whole list, loaded or not. */
  total: number;
  sort: FindingSort;
  openId: number | null;
  /** The list shows the previous filter's rows until the new ones are there. */
  isOutdated: boolean;
  scrollRef: RefObject<HTMLDivElement | null>;
  onSort: (sort: FindingSort) => void;
  onOpen: (finding: FindingRow, how: 'pointer' | 'keyboard') => void;
  /** The next or the previous one, while one is open. */
  onStep: (finding: FindingRow) => void;
  /** `null` for who may do nothing with findings. */
  selected: ReadonlyMap<number, Tended> | null;
  onToggle: (finding: FindingRow) => void;
  /** Wants to assign the active finding, or to set its state. */
  onAct: (finding: FindingRow, control: 'select' | 'button') => void;
  /** Told the last row in sight, so that its page can be fetched. */
  onReach: (index: number) => void;
}

export function FindingGrid(props: FindingGridProps) {
  const { findings, total, sort, openId, scrollRef, selected, onOpen, onStep, onToggle, onAct, onReach } =
    props;
  const { shown, activeRow, move, openAt, onKeyDown } = useGrid({
    rows: findings,
    total,
    sizes: FINDING_SIZES,
    openId,
    scrollRef,
    openKeys: OPEN_KEYS,
    onOpen: (finding, how) => onOpen(finding, how === 'pointer' ? how : 'keyboard'),
    onReach,
  });
  const step = (by: 'up' | 'down') => {
    const finding = move(by, openId === null);
    if (finding && openId !== null) onStep(finding);
  };
  const withActive = (act: (finding: FindingRow) => void) => {
    const finding = findings[activeRow];
    if (finding) act(finding);
  };
  usePageKeys({
    j: () => step('down'),
    k: () => step('up'),
    o: () => withActive((finding) => onOpen(finding, 'keyboard')),
    ...(selected !== null && {
      x: () => withActive(onToggle),
      a: () => withActive((finding) => onAct(finding, 'select')),
      s: () => withActive((finding) => onAct(finding, 'button')),
    }),
  });
  return (
    <div
      ref={scrollRef}
      className={classes.scroller}
      data-outdated={props.isOutdated || undefined}
      data-selectable={selected !== null || undefined}
    >
      <div
        role="grid"
        aria-label="Findings"
        aria-rowcount={total + 1}
        aria-colcount={FINDING_COLUMNS.length + (selected === null ? 0 : 1)}
        className={classes.grid}
        onKeyDown={onKeyDown}
      >
        <FindingGridHeader sort={sort} isSelectable={selected !== null} onSort={props.onSort} />
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: `calc(var(--row-height) * ${total})` }}
        >
          {shown.map(({ index, row, isActive }) => (
            <FindingGridRow
              key={index}
              index={index}
              finding={row}
              isActive={isActive}
              isOpen={row !== null && row.id === openId}
              isSelected={selected && row !== null && selected.has(row.id)}
              onToggle={onToggle}
              onOpen={openAt}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function FindingGridHeader({
  sort,
  isSelectable,
  onSort,
}: Pick<FindingGridProps, 'sort' | 'onSort'> & { isSelectable: boolean }) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {isSelectable && (
          <div role="columnheader" className={classes.headCell} data-column="select">
            <VisuallyHidden>Selected</VisuallyHidden>
          </div>
        )}
        {FINDING_COLUMNS.map((column) => {
          const isSorted = column.sort === sort;
          const by = column.sort;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classes.headCell}
              data-column={column.id}
              data-numeric={column.isNumeric}
              aria-sort={isSorted ? column.order : undefined}
            >
              {by ? (
                <button type="button" className={classes.sort} onClick={() => onSort(by)}>
                  {column.header}
                  {isSorted &&
                    (column.order === 'ascending' ? (
                      <IconArrowUp size={13} aria-hidden />
                    ) : (
                      <IconArrowDown size={13} aria-hidden />
                    ))}
                </button>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
