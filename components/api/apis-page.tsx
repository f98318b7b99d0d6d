'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { debounce, useQueryStates } from 'nuqs';
import { useEffect, useRef } from 'react';
import { FirstSteps } from '@/components/inventory/first-steps';
import { ExportMenu } from '@/components/list/export-menu';
import { SearchBox } from '@/components/list/search-box';
import { usePageKeys } from '@/components/list/use-page-keys';
import { formatQuantity } from '@/components/ui/format';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import selectClasses from '@/components/ui/select.module.css';
import { apiPages } from '@/lib/client/api-queries';
import { describeFailure } from '@/lib/client/failure';
import type { ApiSort } from '@/lib/contracts/inventory';
import { ApiTable } from './api-table';
import classes from './apis-page.module.css';
import { API_SORT_WORDS, apisParsers, firstOrder } from './apis-url';

const TYPING_PAUSE_MS = 250;

const FORMATS = [
  { name: 'CSV', href: '/api/v1/estate/export?format=csv', holds: 'A line for each API, for spreadsheets' },
  { name: 'JSON', href: '/api/v1/estate/export?format=json', holds: 'The same as one array' },
  {
    name: 'Backstage',
    href: '/api/v1/estate/export?format=backstage',
    holds: 'Entities of kind API for a software catalog, with owner and lifecycle',
  },
  {
    name: 'API catalog',
    href: '/api/v1/estate/export?format=api-catalog',
    holds: 'The hosts of every API as RFC 9727 has it, also at /.well-known/api-catalog',
  },
];

/** Every API with its score, coverage and open findings. */
export function ApisPage() {
  const [{ q, sort, order }, setState] = useQueryStates(apisParsers);
  const [settled] = useDebouncedValue(q.trim(), TYPING_PAUSE_MS);
  const words = q === '' ? '' : settled;
  const query = useInfiniteQuery(apiPages({ q: words, sort, order }));
  const searchRef = useRef<HTMLInputElement>(null);
  usePageKeys({ '/': () => searchRef.current?.focus() });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const apis = query.data?.pages.flatMap((page) => page.apis) ?? [];
  const total = query.data?.pages[0]?.total;
  const search = (next: string) => void setState({ q: next }, { limitUrlUpdates: debounce(TYPING_PAUSE_MS) });
  const sortBy = (next: ApiSort) => {
    const turned = order === 'asc' ? 'desc' : 'asc';
    void setState({ sort: next, order: next === sort ? turned : firstOrder(next) });
  };
  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <h1>APIs</h1>
        <p role="status" className={classes.count}>
          {total === undefined ? '\u00a0' : formatQuantity(total, 'API')}
        </p>
        <SearchBox what="name, host" words={q} inputRef={searchRef} onSearch={search} />
        <label className={classes.sort}>
          Sort by{' '}
          <select
            className={selectClasses.select}
            value={sort}
            onChange={(event) => sortBy(event.currentTarget.value as ApiSort)}
          >
            {Object.entries(API_SORT_WORDS).map(([name, word]) => (
              <option key={name} value={name}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <div className={classes.export}>
          <ExportMenu formats={FORMATS} />
        </div>
      </div>
      {query.isPending ? (
        <div role="status" aria-label="Loading the APIs" className={classes.pending} />
      ) : query.isError && apis.length === 0 ? (
        <ErrorNotice
          title="The APIs could not be read."
          {...describeFailure(query.error)}
          onRetry={() => void query.refetch()}
        />
      ) : apis.length > 0 ? (
        <ApiTable
          apis={apis}
          sort={sort}
          order={order}
          onSort={sortBy}
          isOutdated={query.isPlaceholderData}
        />
      ) : words === '' ? (
        <FirstSteps />
      ) : (
        <EmptyNotice title="No API matches">
          <p>No name and no host has all of these words.</p>
          <Button size="xs" variant="default" onClick={() => search('')}>
            Clear the search
          </Button>
        </EmptyNotice>
      )}
    </div>
  );
}
