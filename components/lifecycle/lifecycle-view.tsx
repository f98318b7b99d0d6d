'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMay } from '@/components/account/me-provider';
import { ApiSection, Awaited } from '@/components/api/api-section';
import tableClasses from '@/components/api/api-tables.module.css';
import { DayChart } from '@/components/endpoint/day-chart';
import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { formatCompact, formatCount, formatQuantity } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import { apiLifecycle } from '@/lib/client/lifecycle-queries';
import type { ApiProfile } from '@/lib/contracts/api-posture';
import type { ApiLifecycle, LeavingEndpoint } from '@/lib/contracts/lifecycle';
import { RemainingCallers } from './remaining-callers';
import { StageHistory } from './stage-history';
import { StageRail } from './stage-rail';
import { SwitchOffSection } from './switch-off-section';

type FullDeparture = NonNullable<ApiLifecycle['departure']>;

const SOURCE_WORDS: Record<NonNullable<LeavingEndpoint['source']>, string> = {
  person: 'set here',
  document: 'from its document',
  header: 'from its Sunset header',
};

const REQUESTS = [
  { word: 'requests', look: 'solid', count: ({ requests }: { requests: number }) => requests },
] as const;

/** The stages of an API and its way out: the plan, who still calls, and what leaves. */
export function LifecycleView({ api }: { api: ApiProfile }) {
  const query = useQuery(apiLifecycle(api.id));
  const mayChange = useMay('apis.setStanding', api.team?.id);
  const lifecycle = query.data;
  if (!lifecycle)
    return (
      <ApiSection title="Stage">
        <Awaited what="lifecycle" query={query} height={420} />
      </ApiSection>
    );
  const { departure } = lifecycle;
  return (
    <>
      <StageRail id={api.id} name={api.name} lifecycle={lifecycle} mayChange={mayChange} />
      {departure && (
        <>
          <SwitchOffSection departure={departure} />
          <RemainingCallers departure={departure} />
          <Trend departure={departure} />
          <Leaving departure={departure} />
        </>
      )}
      <StageHistory history={lifecycle.history} />
    </>
  );
}

function Trend({ departure: { days } }: { departure: FullDeparture }) {
  const total = days.reduce((sum, { requests }) => sum + requests, 0);
  return (
    <ApiSection
      title="Requests to what leaves"
      note={`${formatQuantity(total, 'request')} in 90 days, by day, UTC`}
    >
      <DayChart days={days} parts={REQUESTS} unit="requests" />
    </ApiSection>
  );
}

function Leaving({ departure: { list, endpoints } }: { departure: FullDeparture }) {
  return (
    <ApiSection title="What leaves" note={formatQuantity(endpoints, 'endpoint')}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Endpoint</th>
            <th scope="col">Last day</th>
            <th scope="col" className={tableClasses.number}>
              Requests
            </th>
            <th scope="col" className={tableClasses.number}>
              Clients
            </th>
            <th scope="col" className={tableClasses.number}>
              Last
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ id, method, path, sunsetOn, source, requests, callers, lastSeen }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`/endpoints/${id}`} prefetch={false} className={tableClasses.place}>
                  <Method method={method} /> <PathTemplate path={path} />
                </Link>
              </th>
              <td data-label="last day">
                {sunsetOn ?? 'None yet'}{' '}
                {source && <span className={tableClasses.soft}>{SOURCE_WORDS[source]}</span>}
              </td>
              <td className={tableClasses.number} data-label="requests" title={formatCount(requests)}>
                {formatCompact(requests)}
              </td>
              <td className={tableClasses.number} data-label="clients">
                {callers === null ? '–' : formatCount(callers)}
              </td>
              <td className={tableClasses.number}>{lastSeen && <RelativeTime iso={lastSeen} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {endpoints > list.length && (
        <p className={tableClasses.after}>and {formatQuantity(endpoints - list.length, 'more')}.</p>
      )}
    </ApiSection>
  );
}
