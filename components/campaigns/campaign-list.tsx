'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { Section } from '@/components/settings/section';
import { formatQuantity } from '@/components/ui/format';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { campaignPages, waitingCampaigns } from '@/lib/client/campaign-queries';
import { describeFailure } from '@/lib/client/failure';
import type { CampaignRow } from '@/lib/contracts/campaign';
import { campaignHref } from './campaign-url';
import classes from './campaigns.module.css';
import { DueWords } from './due-words';
import { NewCampaignDialog } from './new-campaign-dialog';
import { ProgressBar } from './progress-bar';
import { REMINDER_WORDS } from './words';

/** Every review campaign, and first those in which something waits for the viewer. */
export function CampaignList() {
  const [isDrafting, setDrafting] = useState(false);
  const mayCreate = useMay('campaigns.create');
  const query = useInfiniteQuery(campaignPages());
  const campaigns = query.data?.pages.flatMap((page) => page.campaigns) ?? [];
  const add = mayCreate && (
    <Button size="xs" onClick={() => setDrafting(true)}>
      New review
    </Button>
  );
  return (
    <>
      <WaitingReviews />
      <Section
        title="Reviews"
        heading="h1"
        lead="In a review the owners of APIs say of each whether what is known of it is correct. Closing it keeps the answers with the state of every API in one signed file."
        action={campaigns.length > 0 && add}
      >
        {query.isError && (
          <ErrorNotice
            title="The reviews could not be read."
            {...describeFailure(query.error)}
            onRetry={() => void query.refetch()}
          />
        )}
        {query.isSuccess && campaigns.length === 0 && (
          <EmptyNotice title="No review yet">
            <p>
              A review asks the owner of each API in its scope: is this correct, is something wrong, should it
              be retired? You choose the APIs and a due day; owners are reminded; at the end there is a signed
              snapshot for the auditor, and what changed since the one before.
            </p>
            {add || <p>Governance or an administrator starts one.</p>}
          </EmptyNotice>
        )}
        <ul className={classes.list} aria-label="Reviews">
          {campaigns.map((campaign) => (
            <CampaignCard key={campaign.id} campaign={campaign} />
          ))}
        </ul>
        {query.hasNextPage && (
          <Button
            mt={12}
            variant="default"
            loading={query.isFetching}
            onClick={() => void query.fetchNextPage()}
          >
            Show earlier
          </Button>
        )}
      </Section>
      {isDrafting && <NewCampaignDialog onClose={() => setDrafting(false)} />}
    </>
  );
}

function CampaignCard({ campaign }: { campaign: CampaignRow }) {
  const { id, title, progress } = campaign;
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <Link href={campaignHref(id)} className={classes.title}>
          {title}
        </Link>
        <DueWords {...campaign} />
        {progress.unowned > 0 && campaign.state === 'running' && (
          <span className={classes.late}>{formatQuantity(progress.unowned, 'API')} without an owner</span>
        )}
      </div>
      <ProgressBar tally={progress} label={`Progress of ${title}`} />
    </li>
  );
}

function WaitingReviews() {
  const campaigns = useQuery(waitingCampaigns()).data?.campaigns ?? [];
  if (campaigns.length === 0) return null;
  const open = campaigns.reduce((sum, campaign) => sum + campaign.open, 0);
  return (
    <section className={classes.waiting} aria-labelledby="waiting-reviews">
      <h2 id="waiting-reviews">{formatQuantity(open, 'review waits', 'reviews wait')} for you</h2>
      <ul>
        {campaigns.map(({ id, title, open: own, reminded, isOverdue }) => (
          <li key={id} className={classes.line}>
            <Link href={campaignHref(id, { mine: true })} className={classes.title}>
              {title}
            </Link>
            <span>
              {formatQuantity(own, 'API')}
              {isOverdue ? ', overdue' : reminded && `, ${REMINDER_WORDS[reminded]}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
