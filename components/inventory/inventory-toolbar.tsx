'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconFilter, IconKeyboard, IconRefresh } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { formatCount } from '@/components/ui/format';
import { ActiveFilters } from './active-filters';
import { ColumnMenu } from './column-menu';
import { ExportMenu } from './export-menu';
import classes from './inventory-toolbar.module.css';
import { countFilters } from './inventory-url';
import { SearchBox } from './search-box';
import type { Inventory } from './use-inventory-state';

interface InventoryToolbarProps {
  inventory: Inventory;
  /** `null` until it is known. */
  total: number | null;
  hasNews: boolean;
  searchRef: RefObject<HTMLInputElement | null>;
  onShowNews: () => void;
  onShowFacets: () => void;
  onShowKeys: () => void;
}

export function InventoryToolbar(props: InventoryToolbarProps) {
  const { inventory, total, hasNews, searchRef, onShowNews, onShowFacets, onShowKeys } = props;
  const { state } = inventory;
  const filters = countFilters(state);
  return (
    <div className={classes.toolbar}>
      <div className={classes.line}>
        <h1 className={classes.title}>Inventory</h1>
        <p role="status" className={classes.count}>
          {total === null ? '\u00a0' : `${formatCount(total)} ${total === 1 ? 'endpoint' : 'endpoints'}`}
        </p>
        {hasNews && (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={onShowNews}
          >
            The inventory has changed: show
          </Button>
        )}
        <SearchBox words={state.q} inputRef={searchRef} onSearch={inventory.search} />
        <Button
          size="xs"
          variant="default"
          className={classes.facets}
          leftSection={<IconFilter size={15} aria-hidden />}
          onClick={onShowFacets}
        >
          Filters{filters > 0 && ` (${filters})`}
        </Button>
        <span className={classes.arrange}>
          <ColumnMenu chosen={state.columns} onChange={(columns) => inventory.arrange({ columns })} />
          <ExportMenu state={state} />
          <ActionIcon variant="default" size={30} aria-label="Keys" title="Keys (?)" onClick={onShowKeys}>
            <IconKeyboard size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <ActiveFilters state={state} onChange={inventory.change} onClear={inventory.clearFilters} />
    </div>
  );
}
