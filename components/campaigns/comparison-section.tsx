'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ApiSection, Awaited } from '@/components/api/api-section';
import { formatQuantity } from '@/components/ui/format';
import selectClasses from '@/components/ui/select.module.css';
import { campaignComparison, campaignPages } from '@/lib/client/campaign-queries';
import type { CampaignDetail } from '@/lib/contracts/campaign';
import type { ChangedApi, SnapshotComparison } from '@/lib/contracts/campaign-snapshot';
import classes from './campaign-page.module.css';

const HEIGHT_PX = 160;
const MOST_APIS = 100;

interface ComparisonSectionProps {
  campaign: CampaignDetail;
  /** Chosen by the address; `null`: the review that was closed before. */
  since: number | null;
  onChoose: (since: number) => void;
}

/** What changed since another closed review. */
export function ComparisonSection({ campaign: { id, previous }, since, onChoose }: ComparisonSectionProps) {
  const pages = useInfiniteQuery(campaignPages()).data?.pages ?? [];
  const others = pages
    .flatMap(({ campaigns }) => campaigns)
    .filter((one) => one.state === 'closed' && one.id !== id);
  const chosen = since ?? previous?.id ?? null;
  if (chosen === null)
    return (
      <ApiSection title="What changed since">
        <p className={classes.soft}>
          This is the first review that was closed: there is nothing to compare with.
        </p>
      </ApiSection>
    );
  const offered = others.some((one) => one.id === chosen)
    ? others
    : [...(previous ? [previous] : []), ...others];
  return (
    <ApiSection title="What changed since">
      <div className={classes.toolbar}>
        <label>
          Compared with
          <select
            className={selectClasses.select}
            value={chosen}
            onChange={(event) => onChoose(Number(event.currentTarget.value))}
          >
            {offered.map(({ id: other, title }) => (
              <option key={other} value={other}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Comparison id={id} since={chosen} />
    </ApiSection>
  );
}

function Comparison({ id, since }: { id: number; since: number }) {
  const query = useQuery(campaignComparison(id, since));
  const comparison = query.data;
  if (!comparison) return <Awaited what="comparison" query={query} height={HEIGHT_PX} />;
  const { changed, unchanged } = comparison;
  return (
    <div className={classes.changes}>
      <p>
        {formatQuantity(changed.length, 'API')} changed, {unchanged} did not.
      </p>
      <CameAndWent comparison={comparison} />
      {changed.slice(0, MOST_APIS).map((api) => (
        <Changes key={api.apiId} api={api} />
      ))}
      {changed.length > MOST_APIS && (
        <p className={classes.soft}>
          And {changed.length - MOST_APIS} more, which gnomon campaign compare lists.
        </p>
      )}
    </div>
  );
}

function CameAndWent({ comparison: { added, gone, leftOut, merged } }: { comparison: SnapshotComparison }) {
  const lists: [string, string[]][] = [
    ['Added', added],
    ['Gone', gone],
    ['Not in this review', leftOut],
    ['Merged', merged.map(({ api, into }) => `${api} into ${into}`)],
  ];
  const shown = lists.filter(([, names]) => names.length > 0);
  if (shown.length === 0) return null;
  return (
    <dl className={classes.facts}>
      {shown.map(([title, names]) => (
        <div key={title} style={{ display: 'contents' }}>
          <dt>{title}</dt>
          <dd>
            {names.slice(0, MOST_APIS).join(', ')}
            {names.length > MOST_APIS && ` and ${names.length - MOST_APIS} more`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Changes({ api: { api, facts, endpoints } }: { api: ChangedApi }) {
  const added = endpoints?.added ?? [];
  const removed = endpoints?.removed ?? [];
  const more = endpoints ? endpoints.moreAdded + endpoints.moreRemoved + endpoints.moreRestated : 0;
  return (
    <section>
      <h3>{api}</h3>
      <ul>
        {facts.map(({ what, before, after }) => (
          <li key={what}>
            {what}: {before} → {after}
          </li>
        ))}
        {added.map((endpoint) => (
          <li key={endpoint}>
            added <span className={classes.endpoint}>{endpoint}</span>
          </li>
        ))}
        {removed.map((endpoint) => (
          <li key={endpoint}>
            removed <span className={classes.endpoint}>{endpoint}</span>
          </li>
        ))}
        {endpoints?.restated.map(({ endpoint, before, after }) => (
          <li key={endpoint}>
            <span className={classes.endpoint}>{endpoint}</span>: {before} → {after}
          </li>
        ))}
        {more > 0 && <li>and {formatQuantity(more, 'endpoint')} more</li>}
        {endpoints === null && <li>too many endpoints to compare one by one</li>}
      </ul>
    </section>
  );
}
