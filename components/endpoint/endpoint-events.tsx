'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Awaited } from '@/components/api/api-section';
import { findingsHref } from '@/components/findings/findings-url';
import { formatExact } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import { endpointHistory } from '@/lib/client/endpoint-queries';
import type { EndpointEvent } from '@/lib/contracts/inventory';
import classes from './endpoint-events.module.css';
import { PanelSection } from './panel-section';

const KIND_WORDS: Record<EndpointEvent['kind'], string> = {
  traffic: 'Traffic',
  spec: 'Spec',
  template: 'Template',
  finding: 'Finding',
};
const AT_FIRST = 20;

/** What happened to an endpoint, newest first. */
export function EndpointEvents({ id }: { id: number }) {
  const query = useQuery(endpointHistory(id));
  const events = query.data?.events;
  return (
    <PanelSection title="History">
      {events === undefined && <Awaited what="history" query={query} height={160} />}
      {events?.length === 0 && <p className={classes.none}>Nothing has happened yet.</p>}
      {events && <EventList events={events.slice(0, AT_FIRST)} />}
      {events && events.length > AT_FIRST && (
        <details>
          <summary>{events.length - AT_FIRST} earlier</summary>
          <EventList events={events.slice(AT_FIRST)} />
        </details>
      )}
    </PanelSection>
  );
}

function EventList({ events }: { events: readonly EndpointEvent[] }) {
  return (
    <ol className={classes.events}>
      {events.map(({ at, kind, says, finding }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two things can happen at the same time
        <li key={position} className={classes.event}>
          <span className={classes.kind}>{KIND_WORDS[kind]}</span>
          <span className={classes.says}>
            {finding === null ? says : <Link href={findingsHref({ finding })}>{says}</Link>}
          </span>
          <span className={classes.time} title={formatExact(at)}>
            <RelativeTime iso={at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
