'use client';

import type { RefObject } from 'react';
import { ExportMenu } from '@/components/list/export-menu';
import { FilterChips } from '@/components/list/filter-chips';
import { ListToolbar } from '@/components/list/list-toolbar';
import { ViewMenu } from '@/components/list/view-menu';
import { formatQuantity } from '@/components/ui/format';
import { ColumnMenu } from './column-menu';
import { facetWord, filterTitle } from './facets';
import { countFilters, exportHref, SEVERAL_FILTERS, toggled, viewQuery } from './inventory-url';
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
  const { state, search, change, arrange, clearFilters } = inventory;
  const filters = countFilters(state);
  const chips = SEVERAL_FILTERS.flatMap((filter) =>
    state[filter].map((value: string) => ({
      key: `${filter} ${value}`,
      title: filterTitle(filter),
      word: facetWord(filter, value),
      onRemove: () => change({ [filter]: toggled<string>(state[filter], value) }),
    })),
  );
  const formats = [
    { name: 'CSV', href: exportHref(state, 'csv'), holds: 'The columns shown, for spreadsheets' },
    {
      name: 'JSON',
      href: exportHref(state, 'json'),
      holds: 'All that is known of each endpoint, its fields too',
    },
  ];
  return (
    <ListToolbar
      title="Inventory"
      count={total === null ? null : formatQuantity(total, 'endpoint')}
      news={hasNews ? { words: 'The inventory has changed: show', onShow: onShowNews } : null}
      search={{
        what: 'path, API, host, operation id',
        words: state.q,
        inputRef: searchRef,
        onSearch: search,
      }}
      filters={filters}
      onShowFacets={onShowFacets}
      onShowKeys={onShowKeys}
      tools={
        <>
          <ViewMenu page="inventory" query={viewQuery(state)} />
          <ColumnMenu chosen={state.columns} onChange={(columns) => arrange({ columns })} />
          <ExportMenu formats={formats} />
        </>
      }
    >
      <FilterChips chips={chips} isFiltered={filters > 0} onClear={clearFilters} />
    </ListToolbar>
  );
}
