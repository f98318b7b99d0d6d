'use client';

import { Button, NativeSelect } from '@mantine/core';
import { SideDialog } from '@/components/ui/dialog';
import { formatQuantity } from '@/components/ui/format';
import type { FindingSort } from '@/lib/contracts/finding';
import { FacetPanel } from './facet-panel';
import type { Findings } from './use-findings-state';
import { SORT_WORDS } from './words';

interface FacetsDrawerProps {
  page: Findings;
  ruleTitles: Readonly<Record<string, string>>;
  total: number;
  onClose: () => void;
}

/** The facets where there is no room beside the list, with the order that cards have no headers for. */
export function FacetsDrawer({ page, ruleTitles, total, onClose }: FacetsDrawerProps) {
  const { state, selection, arrange, change } = page;
  return (
    <SideDialog title="Filters and order" onClose={onClose}>
      <NativeSelect
        label="Order"
        size="sm"
        mb="sm"
        value={state.sort}
        data={Object.entries(SORT_WORDS).map(([value, label]) => ({ value, label }))}
        onChange={(event) => arrange({ sort: event.currentTarget.value as FindingSort })}
      />
      <FacetPanel filter={selection.filter} state={state} ruleTitles={ruleTitles} onChange={change} />
      <Button fullWidth mt="md" onClick={onClose}>
        Show {formatQuantity(total, 'finding')}
      </Button>
    </SideDialog>
  );
}
