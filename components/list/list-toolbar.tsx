'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconFilter, IconKeyboard, IconRefresh } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import classes from './list-toolbar.module.css';
import { SearchBox } from './search-box';

interface ListToolbarProps {
  title: string;
  /** How much the list holds; `null` until it is known. */
  count: ReactNode;
  /** Which part of everything is listed, where there is a choice. */
  scope?: ReactNode;
  /** Offers what is new: "The inventory has changed: show". */
  news: { words: string; onShow: () => void } | null;
  search: {
    what: string;
    words: string;
    inputRef: RefObject<HTMLInputElement | null>;
    onSearch: (words: string) => void;
  };
  /** Filters that are set. */
  filters: number;
  onShowFacets: () => void;
  onShowKeys: () => void;
  /** Menus where there is room for them. */
  tools: ReactNode;
  /** The second line: chips of the filters. */
  children: ReactNode;
}

/** What stands above a list: its name, how much it holds, the search and the menus. */
export function ListToolbar(props: ListToolbarProps) {
  const { title, count, scope, news, search, filters, tools, children, onShowFacets, onShowKeys } = props;
  return (
    <div className={classes.toolbar}>
      <div className={classes.line}>
        <h1 className={classes.title}>{title}</h1>
        <p role="status" className={classes.count}>
          {count ?? '\u00a0'}
        </p>
        {scope}
        {news && (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={news.onShow}
          >
            {news.words}
          </Button>
        )}
        <SearchBox {...search} />
        <Button
          size="xs"
          variant="default"
          className={classes.facets}
          leftSection={<IconFilter size={15} aria-hidden />}
          onClick={onShowFacets}
        >
          Filters{filters > 0 && ` (${filters})`}
        </Button>
        <span className={classes.arrange}>
          {tools}
          <ActionIcon variant="default" size={30} aria-label="Keys" title="Keys (?)" onClick={onShowKeys}>
            <IconKeyboard size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {children}
    </div>
  );
}
