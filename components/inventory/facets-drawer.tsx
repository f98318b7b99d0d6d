'use client';

import { Button } from '@mantine/core';
import { SideDialog } from '@/components/ui/dialog';
import { formatQuantity } from '@/components/ui/format';
import { FacetPanel } from './facet-panel';
import { SortChoice } from './sort-choice';
import type { Inventory } from './use-inventory-state';

interface FacetsDrawerProps {
  inventory: Inventory;
  total: number;
  onClose: () => void;
}

/** The facets where there is no room beside the list, with the order that cards have no headers for. */
export function FacetsDrawer({ inventory, total, onClose }: FacetsDrawerProps) {
  const { state, selection } = inventory;
  return (
    <SideDialog title="Filters and order" onClose={onClose}>
      <SortChoice
        sort={state.sort}
        order={state.order}
        onSort={(sort, order) => inventory.arrange({ sort, order })}
      />
      <FacetPanel filter={selection.filter} state={state} onChange={inventory.change} />
      <Button fullWidth mt="md" onClick={onClose}>
        Show {formatQuantity(total, 'endpoint')}
      </Button>
    </SideDialog>
  );
}
