'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { debounce, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { FindingSelection } from '@/lib/client/finding-queries';
import { type FindingsState, findingsParsers, NO_FILTERS, toFindingFilter } from './findings-url';

const TYPING_PAUSE_MS = 250;

export interface Findings {
  state: FindingsState;
  /** What to ask the server for; follows typing after a pause. */
  selection: FindingSelection;
  search: (words: string) => void;
  /** A step that Back undoes. */
  change: (part: Partial<FindingsState>) => void;
  /** A step that leaves no trace in the history: the order, the next finding in the panel. */
  arrange: (part: Partial<FindingsState>) => void;
  clearFilters: () => void;
}

/** The state of the findings page, all of it kept in the address. */
export function useFindingsState(): Findings {
  const [state, setState] = useQueryStates(findingsParsers);
  const [settledWords] = useDebouncedValue(state.q, TYPING_PAUSE_MS);
  const words = state.q === '' ? '' : settledWords;
  const filterText = JSON.stringify(toFindingFilter({ ...state, q: words }));
  const { sort } = state;
  const selection = useMemo(() => ({ filter: JSON.parse(filterText), sort }), [filterText, sort]);
  const actions = useMemo(
    () => ({
      search: (q: string) => void setState({ q }, { limitUrlUpdates: debounce(TYPING_PAUSE_MS) }),
      change: (part: Partial<FindingsState>) => void setState(part, { history: 'push' }),
      arrange: (part: Partial<FindingsState>) => void setState(part),
      clearFilters: () => void setState(NO_FILTERS, { history: 'push' }),
    }),
    [setState],
  );
  return { state, selection, ...actions };
}
