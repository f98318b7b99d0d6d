// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be laid out as a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between rows, not cells
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { EndpointSort } from '@/lib/contracts/inventory';
import type { Column } from './columns';
import classes from './endpoint-grid.module.css';

interface EndpointGridHeaderProps {
  columns: readonly Column[];
  sort: EndpointSort;
  order: 'asc' | 'desc';
  onSort: (sort: EndpointSort, order: 'asc' | 'desc') => void;
}

export function EndpointGridHeader({ columns, sort, order, onSort }: EndpointGridHeaderProps) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {columns.map((column) => {
          const isSorted = column.sort === sort;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classes.headCell}
              data-column={column.id}
              data-numeric={column.isNumeric}
              aria-sort={isSorted ? ARIA_ORDER[order] : undefined}
            >
              {column.sort ? (
                <SortButton column={column} order={isSorted ? order : null} onSort={onSort} />
              ) : (
                (column.halves?.map((half) => <span key={half}>{half}</span>) ?? column.header)
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const ARIA_ORDER = { asc: 'ascending', desc: 'descending' } as const;

interface SortButtonProps {
  column: Column;
  /** `null` when the list is sorted by another column. */
  order: 'asc' | 'desc' | null;
  onSort: EndpointGridHeaderProps['onSort'];
}

function SortButton({ column, order, onSort }: SortButtonProps) {
  const { sort, firstOrder = 'asc' } = column;
  if (!sort) return null;
  const reversed = order === 'asc' ? 'desc' : 'asc';
  return (
    <button
      type="button"
      className={classes.sort}
      onClick={() => onSort(sort, order === null ? firstOrder : reversed)}
    >
      {column.header}
      {order === 'asc' && <IconArrowUp size={13} aria-hidden />}
      {order === 'desc' && <IconArrowDown size={13} aria-hidden />}
    </button>
  );
}
