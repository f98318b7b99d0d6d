'use client';

import { useQuery } from '@tanstack/react-query';
import { PanelSkeleton } from '@/components/list/panel-skeleton';
import { endpointDetail } from '@/lib/client/endpoint-queries';
import { EndpointHeading } from './endpoint-heading';
import { EndpointPanelMissing } from './endpoint-panel-missing';
import { FieldTable } from './field-table';
import { PanelSection } from './panel-section';
import { ResponseTable } from './response-table';
import { SpecBesideTraffic } from './spec-beside-traffic';
import { StateList } from './state-list';
import { TemplateReasons } from './template-reasons';
import { TrafficByDay } from './traffic-by-day';

interface EndpointPanelProps {
  id: number;
  /** Asked when an endpoint has come: whether its heading should take the focus. */
  takeFocus: () => boolean;
  onClose: () => void;
}

/** One endpoint beside the list: what a spec says of it, what traffic shows, and why it is what it is. */
export function EndpointPanel({ id, takeFocus, onClose }: EndpointPanelProps) {
  const query = useQuery(endpointDetail(id));
  const endpoint = query.data;
  return (
    <>
      {endpoint ? (
        <>
          <EndpointHeading key={id} endpoint={endpoint} takeFocus={takeFocus} onClose={onClose} />
          <PanelSection title="States">
            <StateList endpoint={endpoint} />
          </PanelSection>
          <SpecBesideTraffic endpoint={endpoint} />
          <ResponseTable endpoint={endpoint} />
          {endpoint.observedSide && <TrafficByDay days={endpoint.observedSide.days} />}
          <FieldTable key={`fields ${id}`} endpoint={endpoint} />
          <TemplateReasons key={`reasons ${id}`} endpoint={endpoint} onGone={onClose} />
        </>
      ) : query.isError ? (
        <EndpointPanelMissing error={query.error} onRetry={() => void query.refetch()} onClose={onClose} />
      ) : (
        <PanelSkeleton what="endpoint" onClose={onClose} />
      )}
    </>
  );
}
