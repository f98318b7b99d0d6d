'use client';

import { VisuallyHidden } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './filter-chips.module.css';

export interface FilterChip {
  key: string;
  title: string;
  word: string;
  onRemove: () => void;
}

interface FilterChipsProps {
  chips: readonly FilterChip[];
  /** Something filters the list, a chip or words. */
  isFiltered: boolean;
  onClear: () => void;
}

/** Each filter as a chip that takes it off. */
export function FilterChips({ chips, isFiltered, onClear }: FilterChipsProps) {
  if (!isFiltered) return null;
  return (
    <ul aria-label="Active filters" className={classes.chips}>
      {chips.map(({ key, title, word, onRemove }) => (
        <li key={key}>
          <button type="button" className={classes.chip} onClick={onRemove}>
            <VisuallyHidden>Remove the filter </VisuallyHidden>
            <span className={classes.title}>{title}</span> <span className={classes.value}>{word}</span>
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
