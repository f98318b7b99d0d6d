'use client';

import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '@/components/ui/notice';
import { sourceList } from '@/lib/client/estate-queries';
import { describeFailure } from '@/lib/client/failure';
import classes from './source-health-list.module.css';
import { SourceRow } from './source-row';

/** Every source that delivered: how it does, and its books of the last 7 days. */
export function SourceHealthList() {
  const { data, error, isError, refetch } = useQuery(sourceList());
  const sources = data?.sources ?? [];
  if (data && sources.length === 0) return null;
  return (
    <section aria-labelledby="health-title">
      <h2 id="health-title" className={classes.title}>
        How they do
      </h2>
      {isError && !data && (
        <ErrorNotice
          title="The sources could not be read."
          {...describeFailure(error)}
          onRetry={() => void refetch()}
        />
      )}
      <ul className={classes.sources}>
        {sources.map((health) => (
          <SourceRow key={health.source} health={health} />
        ))}
      </ul>
    </section>
  );
}
