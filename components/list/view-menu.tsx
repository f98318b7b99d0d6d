'use client';

import { Button, CloseButton } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useId, useState } from 'react';
import { useViewer } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { Disclosure } from '@/components/ui/disclosure';
import { orpc } from '@/lib/client/orpc';
import { savedViews } from '@/lib/client/view-queries';
import type { SavedView, ViewPage } from '@/lib/contracts/view';
import classes from './view-menu.module.css';

interface ViewMenuProps {
  page: ViewPage;
  /** What stands behind the `?` of the page's address, without what is open beside the list. */
  query: string;
}

/** The views that the viewer keeps of a list page and those that others share, and a way to keep the present one. */
export function ViewMenu({ page, query }: ViewMenuProps) {
  return (
    <Disclosure title="Views" label="Views" icon={<IconBookmark size={15} aria-hidden />}>
      <div className={classes.menu}>
        <ViewList page={page} query={query} />
        <KeepView page={page} query={query} />
      </div>
    </Disclosure>
  );
}

function ViewList({ page, query }: ViewMenuProps) {
  const { data, isPending } = useQuery(savedViews(page));
  if (isPending) return <p className={classes.note}>…</p>;
  if (!data || data.views.length === 0)
    return <p className={classes.note}>No view is kept yet. Filter the list, then give it a name.</p>;
  return (
    <ul className={classes.views}>
      {data.views.map((view) => (
        <ViewRow key={view.id} view={view} isShown={view.query === query} />
      ))}
    </ul>
  );
}

function ViewRow({ view, isShown }: { view: SavedView; isShown: boolean }) {
  const client = useQueryClient();
  const viewer = useViewer();
  const remove = useMutation(
    orpc.views.remove.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: orpc.views.key() }),
    }),
  );
  return (
    <li className={classes.view}>
      <Link href={`/${view.page}?${view.query}`} aria-current={isShown || undefined}>
        {view.name}
      </Link>
      {!view.isOwn && <span className={classes.owner}>{view.owner}</span>}
      {view.isOwn && view.isShared && <span className={classes.owner}>shared</span>}
      {(view.isOwn || viewer?.role === 'admin') && (
        <CloseButton
          size="sm"
          aria-label={`Remove the view ${view.name}`}
          onClick={() => remove.mutate({ id: view.id })}
        />
      )}
    </li>
  );
}

function KeepView({ page, query }: ViewMenuProps) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const nameId = useId();
  const keep = useMutation(
    orpc.views.keep.mutationOptions({
      onSuccess: () => {
        setName('');
        return client.invalidateQueries({ queryKey: orpc.views.key() });
      },
    }),
  );
  return (
    <form
      className={classes.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) keep.mutate({ page, name: name.trim(), query, isShared });
      }}
    >
      <label htmlFor={nameId}>Keep what is shown as</label>
      <input
        id={nameId}
        className={classes.name}
        value={name}
        maxLength={80}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <label className={classes.share}>
        <input type="checkbox" checked={isShared} onChange={() => setShared(!isShared)} /> for everybody
      </label>
      {keep.isError && <Refusal>{reasonOf(keep.error)}</Refusal>}
      <Button type="submit" size="compact-sm" loading={keep.isPending}>
        Keep
      </Button>
    </form>
  );
}
