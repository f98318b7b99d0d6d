'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { FirstSteps } from '@/components/inventory/first-steps';
import { ErrorNotice } from '@/components/ui/notice';
import { estateOverview } from '@/lib/client/estate-queries';
import { describeFailure } from '@/lib/client/failure';
import { AppearedList } from './appeared-list';
import { CostlyApis } from './costly-apis';
import { EstateNumbers } from './estate-numbers';
import { EstateScore } from './estate-score';
import classes from './overview-page.module.css';
import { OverviewSkeleton } from './overview-skeleton';
import { SourceList } from './source-list';
import { useEstateChanges } from './use-estate-changes';
import { useSettled } from './use-settled';

/** The estate at one look: how it stands, what is new, and what to fix first. */
export function OverviewPage() {
  const { data, error, isPending, refetch } = useQuery(estateOverview());
  const pageRef = useRef<HTMLDivElement>(null);
  useEstateChanges();
  const overview = useSettled(data, pageRef);
  if (overview && overview.endpoints > 0) {
    return (
      <div ref={pageRef} className={classes.page}>
        <h1 className={classes.title}>Overview</h1>
        <EstateScore overview={overview} />
        <EstateNumbers numbers={overview.numbers} />
        <div className={classes.lists}>
          <div className={classes.list}>
            <CostlyApis costliest={overview.costliest} />
          </div>
          <div className={classes.list}>
            <AppearedList appeared={overview.appeared} />
          </div>
          <div className={classes.list}>
            <SourceList sources={overview.sources} />
          </div>
        </div>
      </div>
    );
  }
  if (overview) return <FirstSteps heading="h1" />;
  if (isPending) return <OverviewSkeleton />;
  return (
    <div className={classes.notice}>
      <ErrorNotice
        title="The overview could not be read."
        {...describeFailure(error)}
        onRetry={() => void refetch()}
      />
    </div>
  );
}
