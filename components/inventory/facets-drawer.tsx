'use client';

import { Button, Drawer } from '@mantine/core';
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
    <Drawer
      opened
      onClose={onClose}
      title="Filters and order"
      size={320}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <SortChoice
        sort={state.sort}
        order={state.order}
        onSort={(sort, order) => inventory.arrange({ sort, order })}
      />
      <FacetPanel filter={selection.filter} state={state} onChange={inventory.change} />
      <Button fullWidth mt="md" onClick={onClose}>
        Show {formatQuantity(total, 'endpoint')}
      </Button>
    </Drawer>
  );
}
