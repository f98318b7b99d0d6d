'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { ApiSection, Awaited } from '@/components/api/api-section';
import { SearchBox } from '@/components/list/search-box';
import { usePageKeys } from '@/components/list/use-page-keys';
import { formatQuantity } from '@/components/ui/format';
import selectClasses from '@/components/ui/select.module.css';
import { campaignItems } from '@/lib/client/campaign-queries';
import type { CampaignDetail, CampaignItem } from '@/lib/contracts/campaign';
import { AssignBar } from './assign-bar';
import classes from './campaign-page.module.css';
import { ItemTable } from './item-table';
import { ReviewDialog } from './review-dialog';
import { STANDING_WORDS, STANDINGS, type Standing } from './words';

const TYPING_MS = 250;
const HEIGHT_PX = 320;

export interface ItemListState {
  mine: boolean;
  answer: Standing | null;
  q: string;
  item: number | null;
}

interface ItemListProps {
  campaign: CampaignDetail;
  state: ItemListState;
  onChange: (change: Partial<ItemListState>) => void;
}

/** The APIs of a review, to be found, assigned and answered. */
export function ItemList({ campaign, state, onChange }: ItemListProps) {
  const { id, state: campaignState } = campaign;
  const { mine, answer, q, item } = state;
  const [settled] = useDebouncedValue(q.trim(), TYPING_MS);
  const query = useInfiniteQuery(campaignItems(id, { mine, answer, q: q === '' ? '' : settled }));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const searchRef = useRef<HTMLInputElement>(null);
  usePageKeys({ '/': () => searchRef.current?.focus() });
  const mayAssign = useMay('campaigns.assign') && campaignState === 'running';
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <ApiSection title="APIs">
      <div className={classes.toolbar}>
        <SearchBox what="name" words={q} inputRef={searchRef} onSearch={(next) => onChange({ q: next })} />
        <label>
          Answer
          <select
            className={selectClasses.select}
            value={answer ?? ''}
            onChange={(event) =>
              onChange({
                answer: event.currentTarget.value === '' ? null : (event.currentTarget.value as Standing),
              })
            }
          >
            <option value="">Any</option>
            {STANDINGS.map((standing) => (
              <option key={standing} value={standing}>
                {STANDING_WORDS[standing]}
              </option>
            ))}
          </select>
        </label>
        {campaignState === 'running' && (
          <label>
            <input
              type="checkbox"
              checked={mine}
              onChange={(event) => onChange({ mine: event.currentTarget.checked })}
            />
            Only those that wait for me
          </label>
        )}
        <p role="status" className={classes.count}>
          {query.data ? formatQuantity(query.data.pages[0]?.total ?? 0, 'API') : '\u00a0'}
        </p>
        {mayAssign && items.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setChosen(chosen.length === items.length ? [] : items.map(({ id: one }) => one))}
          >
            {chosen.length === items.length ? 'Select none' : `Select all ${items.length}`}
          </Button>
        )}
      </div>
      {mayAssign && chosen.length > 0 && <AssignBar id={id} items={chosen} onDone={() => setChosen([])} />}
      {!query.data ? (
        <Awaited what="APIs of the review" query={query} height={HEIGHT_PX} />
      ) : items.length === 0 ? (
        <p className={classes.soft}>
          {mine ? 'Nothing waits for you here.' : 'No API of this review matches.'}
        </p>
      ) : (
        <ItemTable
          items={items}
          chosen={mayAssign ? chosen : null}
          onChoose={setChosen}
          onOpen={(opened) => onChange({ item: opened })}
        />
      )}
      {query.hasNextPage && (
        <Button
          mt={12}
          variant="default"
          loading={query.isFetching}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      {item !== null && (
        <ReviewDialog
          key={item}
          campaign={campaign}
          item={item}
          next={nextOpen(items, item)}
          onOpen={(opened) => onChange({ item: opened })}
        />
      )}
    </ApiSection>
  );
}

/** The next of the list that the viewer may answer and nobody has. */
function nextOpen(items: readonly CampaignItem[], from: number): number | null {
  const at = items.findIndex(({ id }) => id === from);
  const rest = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return rest.find(({ answer, mayAnswer }) => answer === null && mayAnswer)?.id ?? null;
}
