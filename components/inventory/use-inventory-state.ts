'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { debounce, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { EndpointSelection } from '@/lib/client/endpoint-queries';
import { type InventoryState, inventoryParsers, NO_FILTERS, toEndpointFilter } from './inventory-url';

const TYPING_PAUSE_MS = 250;

export interface Inventory {
  state: InventoryState;
  /** What to ask the server for; follows typing after a pause. */
  selection: EndpointSelection;
  search: (words: string) => void;
  /** A step that Back undoes. */
  change: (part: Partial<InventoryState>) => void;
  /** A step that leaves no trace in the history: sort, columns. */
  arrange: (part: Partial<InventoryState>) => void;
  clearFilters: () => void;
}

/** The state of the inventory page, all of it kept in the address. */
export function useInventoryState(): Inventory {
  const [state, setState] = useQueryStates(inventoryParsers);
  const [settledWords] = useDebouncedValue(state.q, TYPING_PAUSE_MS);
  const words = state.q === '' ? '' : settledWords;
  const filterText = JSON.stringify(toEndpointFilter({ ...state, q: words }));
  const { sort, order } = state;
  const selection = useMemo(
    () => ({ filter: JSON.parse(filterText), sort, order }),
    [filterText, sort, order],
  );
  const actions = useMemo(
    () => ({
      search: (q: string) => void setState({ q }, { limitUrlUpdates: debounce(TYPING_PAUSE_MS) }),
      change: (part: Partial<InventoryState>) => void setState(part, { history: 'push' }),
      arrange: (part: Partial<InventoryState>) => void setState(part),
      clearFilters: () => void setState(NO_FILTERS, { history: 'push' }),
    }),
    [setState],
  );
  return { state, selection, ...actions };
}
