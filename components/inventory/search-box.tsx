'use client';

import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import classes from './search-box.module.css';

interface SearchBoxProps {
  words: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (words: string) => void;
}

export function SearchBox({ words, inputRef, onSearch }: SearchBoxProps) {
  return (
    <TextInput
      ref={inputRef}
      type="search"
      size="xs"
      className={classes.search}
      aria-label="Search path, API, host or operation id"
      aria-keyshortcuts="/"
      placeholder="Search path, API, host, operation id"
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
