'use client';

import { VisuallyHidden } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './active-filters.module.css';
import { facetWord, filterTitle } from './facets';
import { type InventoryState, SEVERAL_FILTERS, toggled } from './inventory-url';

interface ActiveFiltersProps {
  state: InventoryState;
  onChange: (part: Partial<InventoryState>) => void;
  onClear: () => void;
}

/** Each filter as a chip that takes it off. */
export function ActiveFilters({ state, onChange, onClear }: ActiveFiltersProps) {
  const chips = SEVERAL_FILTERS.flatMap((filter) =>
    state[filter].map((value: string) => ({ filter, value })),
  );
  if (chips.length === 0 && state.q === '') return null;
  return (
    <ul aria-label="Active filters" className={classes.chips}>
      {chips.map(({ filter, value }) => (
        <li key={`${filter} ${value}`}>
          <button
            type="button"
            className={classes.chip}
            onClick={() => onChange({ [filter]: toggled<string>(state[filter], value) })}
          >
            <VisuallyHidden>Remove the filter </VisuallyHidden>
            <span className={classes.title}>{filterTitle(filter)}</span>{' '}
            <span className={classes.value}>{facetWord(filter, value)}</span>
            <IconX size={12} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={classes.clear} onClick={onClear}>
          Clear filters
        </button>
      </li>
    </ul>
  );
}
