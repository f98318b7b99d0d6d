'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { PanelSkeleton } from '@/components/list/panel-skeleton';
import { ErrorNotice } from '@/components/ui/notice';
import { endpointDetail } from '@/lib/client/endpoint-queries';
import { describeFailure } from '@/lib/client/failure';
import type { EndpointDetail } from '@/lib/contracts/inventory';
import { CallerList } from './caller-list';
import { EndpointEvents } from './endpoint-events';
import { EndpointFindings } from './endpoint-findings';
import { EndpointGone } from './endpoint-gone';
import { EndpointHead } from './endpoint-head';
import classes from './endpoint-page.module.css';
import { ExampleSection } from './example-section';
import { FieldTable } from './field-table';
import { isGone } from './is-gone';
import { PanelSection } from './panel-section';
import { ResponseTable } from './response-table';
import { SpecBesideTraffic } from './spec-beside-traffic';
import { StateList } from './state-list';
import { TemplateReasons } from './template-reasons';
import { AuthenticationByDay, TrafficByDay, TrafficByHour } from './traffic-by-day';
import { WeekTable } from './week-table';

/** All that is known of one endpoint: what is wrong with it, what it should be and is, and what happened there. */
export function EndpointPage({ id }: { id: number }) {
  const router = useRouter();
  const query = useQuery(endpointDetail(id));
  const endpoint = query.data;
  if (!endpoint)
    return (
      <div className={classes.page}>
        {query.isPending && <PanelSkeleton what="endpoint" />}
        {query.isError &&
          (isGone(query.error) ? (
            <EndpointGone />
          ) : (
            <ErrorNotice
              title="The endpoint could not be read."
              {...describeFailure(query.error)}
              onRetry={() => void query.refetch()}
            />
          ))}
      </div>
    );
  return (
    <div className={classes.page}>
      <EndpointHead endpoint={endpoint} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <h2 className={classes.hidden}>What it is and what is wrong</h2>
          <EndpointFindings id={id} />
          <PanelSection title="States">
            <StateList endpoint={endpoint} />
          </PanelSection>
          <SpecBesideTraffic endpoint={endpoint} />
          <ResponseTable endpoint={endpoint} />
          <FieldTable endpoint={endpoint} />
          <ExampleSection example={endpoint.example} />
        </div>
        <div className={classes.column}>
          <h2 className={classes.hidden}>What happens there</h2>
          <Activity endpoint={endpoint} />
        </div>
        <div className={classes.column}>
          <h2 className={classes.hidden}>How it came to be</h2>
          <TemplateReasons endpoint={endpoint} onGone={() => router.push(`/apis/${endpoint.apiId}`)} />
          <EndpointEvents id={id} />
        </div>
      </div>
    </div>
  );
}

function Activity({ endpoint: { observedSide: observed } }: { endpoint: EndpointDetail }) {
  if (observed === null)
    return (
      <PanelSection title="Traffic">
        <p className={classes.none}>
          No source has shown a request. <Link href="/sources">Import a log or connect a source</Link> of its
          host, and what happens there stands here.
        </p>
      </PanelSection>
    );
  return (
    <>
      {observed.hours.length > 1 && <TrafficByHour hours={observed.hours} />}
      <TrafficByDay days={observed.days} />
      {observed.week && <WeekTable week={observed.week} />}
      <AuthenticationByDay days={observed.days} />
      <CallerList observed={observed} />
    </>
  );
}
