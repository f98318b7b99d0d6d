'use client';

import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import classes from './search-box.module.css';

interface SearchBoxProps {
  /** What is searched: "path, API, rule". */
  what: string;
  words: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (words: string) => void;
}

export function SearchBox({ what, words, inputRef, onSearch }: SearchBoxProps) {
  return (
    <TextInput
      ref={inputRef}
      type="search"
      size="xs"
      className={classes.search}
      aria-label={`Search ${what.replace(/, ([^,]*)$/, ' or $1')}`}
      aria-keyshortcuts="/"
      placeholder={`Search ${what}`}
      value={words}
      onChange={(event) => onSearch(event.currentTarget.value)}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        words === '' ? (
          <Kbd size="xs" aria-hidden className={classes.key}>
            /
          </Kbd>
        ) : (
          <CloseButton size="xs" aria-label="Clear the search" onClick={() => onSearch('')} />
        )
      }
    />
  );
}
