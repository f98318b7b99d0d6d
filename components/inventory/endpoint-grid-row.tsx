// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be laid out as a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between rows, not cells
import { type MouseEvent, memo } from 'react';
import { coverageKind } from '@/components/coverage/coverage-kind';
import type { EndpointRow } from '@/lib/contracts/inventory';
import type { Column } from './columns';
import classes from './endpoint-grid.module.css';

interface EndpointGridRowProps {
  /** 0-based position in the list. */
  index: number;
  /** `null` while its page is on the way. */
  endpoint: EndpointRow | null;
  columns: readonly Column[];
  isActive: boolean;
  isOpen: boolean;
  onOpen: (index: number) => void;
}

function PlainEndpointGridRow({ index, endpoint, columns, isActive, isOpen, onOpen }: EndpointGridRowProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(index);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows
    <div
      role="row"
      className={classes.row}
      style={{ top: `calc(var(--row-height) * ${index})` }}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      aria-busy={endpoint === null || undefined}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      data-kind={endpoint ? coverageKind(endpoint) : undefined}
      onClick={open}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={classes.cell}
          data-column={column.id}
          data-numeric={column.isNumeric}
        >
          {endpoint ? column.render(endpoint) : <span className={classes.pending} />}
        </div>
      ))}
    </div>
  );
}

export const EndpointGridRow = memo(PlainEndpointGridRow);
