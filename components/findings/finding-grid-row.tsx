// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be laid out as a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between rows, not cells
import { memo } from 'react';
import type { FindingRow } from '@/lib/contracts/finding';
import { FINDING_COLUMNS } from './finding-columns';
import classes from './finding-grid.module.css';

interface FindingGridRowProps {
  /** 0-based position in the list. */
  index: number;
  /** `null` while its page is on the way. */
  finding: FindingRow | null;
  isActive: boolean;
  isOpen: boolean;
  /** `null` where nothing can be selected. */
  isSelected: boolean | null;
  onOpen: (index: number) => void;
  onToggle: (finding: FindingRow) => void;
}

function PlainFindingGridRow(props: FindingGridRowProps) {
  const { index, finding, isActive, isOpen, isSelected, onOpen, onToggle } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows
    <div
      role="row"
      className={classes.row}
      style={{ top: `calc(var(--row-height) * ${index})` }}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      aria-busy={finding === null || undefined}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      data-active={isActive || undefined}
      onClick={() => onOpen(index)}
    >
      {isSelected !== null && (
        <div role="gridcell" className={classes.cell} data-column="select">
          {finding && (
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={`Select ${finding.title} at ${finding.path ?? finding.api}`}
              checked={isSelected}
              onClick={(event) => event.stopPropagation()}
              onChange={() => onToggle(finding)}
            />
          )}
        </div>
      )}
      {FINDING_COLUMNS.map(({ id, isNumeric, render }) => (
        <div key={id} role="gridcell" className={classes.cell} data-column={id} data-numeric={isNumeric}>
          {finding ? render(finding) : <span className={classes.pending} />}
        </div>
      ))}
    </div>
  );
}

export const FindingGridRow = memo(PlainFindingGridRow);
