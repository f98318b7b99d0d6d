'use client';

import { Button } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { Disclosure } from '@/components/ui/disclosure';
import { COLUMN_IDS, type ColumnId, DEFAULT_COLUMNS, FIXED_COLUMNS, visibleColumns } from './column-ids';
import classes from './column-menu.module.css';
import { columnHeader } from './columns';
import { toggled } from './inventory-url';

interface ColumnMenuProps {
  chosen: readonly ColumnId[];
  onChange: (columns: ColumnId[]) => void;
}

export function ColumnMenu({ chosen, onChange }: ColumnMenuProps) {
  const visible = visibleColumns(chosen);
  return (
    <Disclosure title="Columns" label="Columns" icon={<IconColumns3 size={15} aria-hidden />}>
      <div className={classes.columns}>
        {COLUMN_IDS.filter((id) => !FIXED_COLUMNS.includes(id)).map((id) => (
          <label key={id} className={classes.column}>
            <input
              type="checkbox"
              checked={visible.includes(id)}
              onChange={() =>
                onChange(toggled(visible, id).filter((other) => !FIXED_COLUMNS.includes(other)))
              }
            />
            {columnHeader(id)}
          </label>
        ))}
        <Button size="compact-xs" variant="default" onClick={() => onChange([...DEFAULT_COLUMNS])}>
          Usual columns
        </Button>
      </div>
    </Disclosure>
  );
}
