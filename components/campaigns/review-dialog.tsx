'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Awaited } from '@/components/api/api-section';
import { apiHref } from '@/components/api/api-url';
import { SideDialog } from '@/components/ui/dialog';
import { RelativeTime } from '@/components/ui/relative-time';
import { campaignItem } from '@/lib/client/campaign-queries';
import type { CampaignDetail, ItemDetail } from '@/lib/contracts/campaign';
import { AttestForm } from './attest-form';
import classes from './campaign-page.module.css';
import { ReviewFacts } from './review-facts';
import { ANSWER_MEANINGS } from './words';

const WIDTH_PX = 560;
const HEIGHT_PX = 400;

interface ReviewDialogProps {
  campaign: CampaignDetail;
  item: number;
  /** The next API to answer, if there is one. */
  next: number | null;
  /** `null`: none. */
  onOpen: (item: number | null) => void;
}

/** What a reviewer is shown of an API, what they say of it, and what was said before. */
export function ReviewDialog({ campaign, item: itemId, next, onOpen }: ReviewDialogProps) {
  const query = useQuery(campaignItem(campaign.id, itemId));
  const item = query.data;
  return (
    <SideDialog title={item?.api ?? 'Review'} width={WIDTH_PX} onClose={() => onOpen(null)}>
      {item ? (
        <div className={classes.dialog}>
          {item.summary ? (
            <section aria-labelledby="review-facts">
              <h3 id="review-facts">
                {campaign.state === 'closed' ? 'As it was at the closing' : 'As it is now'}
              </h3>
              <ReviewFacts summary={item.summary} />
              {item.fate === 'present' && campaign.state !== 'closed' && (
                <p>
                  <Link href={apiHref(item.apiId)}>Everything about {item.api}</Link>
                </p>
              )}
            </section>
          ) : (
            <p>{sayEnd(item)}</p>
          )}
          {item.attestation && <LatestAnswer attestation={item.attestation} />}
          {item.mayAnswer && (
            <AttestForm key={item.version} campaignId={campaign.id} item={item} next={next} onOpen={onOpen} />
          )}
          <History events={item.events} />
        </div>
      ) : (
        <Awaited what="API" query={query} height={HEIGHT_PX} />
      )}
    </SideDialog>
  );
}

function sayEnd({ fate, mergedInto, api }: ItemDetail): string {
  if (fate === 'merged')
    return `${api} became part of ${mergedInto?.name}, which is reviewed in its place. What was said of it is kept.`;
  return `${api} is not in the inventory any more. What was said of it is kept.`;
}

function LatestAnswer({ attestation }: { attestation: NonNullable<ItemDetail['attestation']> }) {
  const { answer, reason, by, at } = attestation;
  return (
    <section aria-labelledby="review-answer">
      <h3 id="review-answer">{ANSWER_MEANINGS[answer]}</h3>
      <p className={classes.soft}>
        {by}, <RelativeTime iso={at} />
        {reason !== '' && `: ${reason}`}
      </p>
    </section>
  );
}

function History({ events }: { events: ItemDetail['events'] }) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="review-history">
      <h3 id="review-history">History</h3>
      <ol className={classes.history}>
        {events.map(({ at, actor, says, reason }) => (
          <li key={`${at} ${says} ${reason}`}>
            <p>
              {says} {reason}
            </p>
            <p className={classes.soft}>
              {actor}, <RelativeTime iso={at} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
