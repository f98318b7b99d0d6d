'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useMay } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { formatQuantity } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import { refreshCampaigns } from '@/lib/client/campaign-queries';
import { orpc } from '@/lib/client/orpc';
import type { CampaignDetail } from '@/lib/contracts/campaign';
import classes from './campaign-page.module.css';
import listClasses from './campaigns.module.css';
import { DueWords } from './due-words';
import { ProgressBar } from './progress-bar';

/** What the review is about, where it stands, and what can be done with it. */
export function CampaignHead({ campaign }: { campaign: CampaignDetail }) {
  const { title, description, createdBy, startedAt, endedAt, endedBy, state, progress, mine } = campaign;
  return (
    <header className={classes.head}>
      <p className={classes.soft}>
        <Link href="/governance/campaigns">Reviews</Link>
      </p>
      <div className={listClasses.line}>
        <h1>{title}</h1>
        <DueWords {...campaign} />
        <CampaignActions campaign={campaign} />
      </div>
      {description !== '' && <p>{description}</p>}
      <p className={classes.soft}>
        Drafted by {createdBy}
        {startedAt && (
          <>
            , started <RelativeTime iso={startedAt} />
          </>
        )}
        {endedAt && (
          <>
            , {state} by {endedBy} <RelativeTime iso={endedAt} />
          </>
        )}
        .{mine > 0 && ` ${formatQuantity(mine, 'review waits', 'reviews wait')} for you.`}
        {state === 'running' && progress.unowned > 0 && (
          <span className={classes.unowned}>
            {' '}
            {formatQuantity(progress.unowned, 'API')} without an owner.
          </span>
        )}
      </p>
      <ProgressBar tally={progress} label="Progress" />
    </header>
  );
}

function CampaignActions({ campaign: { id, state, progress } }: { campaign: CampaignDetail }) {
  const client = useQueryClient();
  const mayRun = useMay('campaigns.close');
  const onSuccess = () => refreshCampaigns(client);
  const start = useMutation(orpc.campaigns.start.mutationOptions({ onSuccess }));
  const close = useMutation(orpc.campaigns.close.mutationOptions({ onSuccess }));
  const cancel = useMutation(orpc.campaigns.cancel.mutationOptions({ onSuccess }));
  if (!mayRun || (state !== 'draft' && state !== 'running')) return null;
  const refused = start.error ?? close.error ?? cancel.error;
  const open =
    progress.open > 0 ? ` ${formatQuantity(progress.open, 'API is', 'APIs are')} not answered yet.` : '';
  return (
    <div className={classes.actions}>
      {state === 'draft' && (
        <Button size="xs" loading={start.isPending} onClick={() => start.mutate({ id })}>
          Start
        </Button>
      )}
      {state === 'running' && (
        <Button
          size="xs"
          loading={close.isPending}
          onClick={() => {
            if (confirm(`Close this review and seal its snapshot?${open} This is final.`))
              close.mutate({ id });
          }}
        >
          Close and seal
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        loading={cancel.isPending}
        onClick={() => {
          if (confirm('Cancel this review? Its answers no longer count, and there is no snapshot.'))
            cancel.mutate({ id });
        }}
      >
        Cancel the review
      </Button>
      {refused && <Refusal>{reasonOf(refused)}</Refusal>}
    </div>
  );
}
