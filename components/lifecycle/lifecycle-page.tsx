'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { debounce, useQueryStates } from 'nuqs';
import { useRef } from 'react';
import { ApiSection, Awaited } from '@/components/api/api-section';
import { FirstSteps } from '@/components/inventory/first-steps';
import { SearchBox } from '@/components/list/search-box';
import { usePageKeys } from '@/components/list/use-page-keys';
import { formatQuantity } from '@/components/ui/format';
import { EmptyNotice } from '@/components/ui/notice';
import { lifecycleBoard } from '@/lib/client/lifecycle-queries';
import { DepartureList } from './departure-list';
import classes from './lifecycle-page.module.css';
import { lifecycleParsers } from './lifecycle-url';
import { StageBoard } from './stage-board';

const TYPING_PAUSE_MS = 250;

/** What is leaving, with who still calls it, and every API at its stage. */
export function LifecyclePage() {
  const [{ q }, setState] = useQueryStates(lifecycleParsers);
  const [settled] = useDebouncedValue(q.trim(), TYPING_PAUSE_MS);
  const words = q === '' ? '' : settled;
  const query = useQuery(lifecycleBoard(words));
  const searchRef = useRef<HTMLInputElement>(null);
  usePageKeys({ '/': () => searchRef.current?.focus() });
  const board = query.data;
  const count = board?.columns.reduce((sum, column) => sum + column.count, 0);
  const search = (next: string) => void setState({ q: next }, { limitUrlUpdates: debounce(TYPING_PAUSE_MS) });
  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <h1>Lifecycle</h1>
        <p role="status" className={classes.count}>
          {count === undefined ? ' ' : formatQuantity(count, 'API')}
        </p>
        <SearchBox what="API, team" words={q} inputRef={searchRef} onSearch={search} />
      </div>
      {board === undefined ? (
        <Awaited what="lifecycle" query={query} height={480} />
      ) : count === 0 && words === '' ? (
        <FirstSteps />
      ) : count === 0 ? (
        <EmptyNotice title="No API matches">
          <p>No API’s name and no team’s has all of these words.</p>
          <Button size="xs" variant="default" onClick={() => search('')}>
            Clear the search
          </Button>
        </EmptyNotice>
      ) : (
        <>
          <ApiSection title="On the way out" note="The earliest last day first">
            <DepartureList departures={board.departures} more={board.moreDepartures} />
          </ApiSection>
          <StageBoard columns={board.columns} />
        </>
      )}
    </div>
  );
}
