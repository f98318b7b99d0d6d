'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { Awaited } from '@/components/api/api-section';
import { campaignDetail } from '@/lib/client/campaign-queries';
import { CampaignHead } from './campaign-head';
import classes from './campaign-page.module.css';
import { campaignParsers } from './campaign-url';
import { ComparisonSection } from './comparison-section';
import { ItemList } from './item-list';
import { SnapshotSection } from './snapshot-section';
import { TeamProgress } from './team-progress';

const HEIGHT_PX = 480;

/** One review: how far it is, its APIs, and after the closing its snapshot and what changed. */
export function CampaignPage({ id }: { id: number }) {
  const query = useQuery(campaignDetail(id));
  const [state, setState] = useQueryStates(campaignParsers);
  const campaign = query.data;
  if (!campaign) return <Awaited what="review" query={query} height={HEIGHT_PX} />;
  return (
    <div className={classes.page}>
      <CampaignHead campaign={campaign} />
      {campaign.snapshot && <SnapshotSection campaign={campaign} snapshot={campaign.snapshot} />}
      {campaign.state === 'closed' && (
        <ComparisonSection
          campaign={campaign}
          since={state.since}
          onChoose={(since) => void setState({ since })}
        />
      )}
      {campaign.teams.length > 1 && <TeamProgress teams={campaign.teams} />}
      {campaign.startedAt !== null && (
        <ItemList campaign={campaign} state={state} onChange={(change) => void setState(change)} />
      )}
    </div>
  );
}
