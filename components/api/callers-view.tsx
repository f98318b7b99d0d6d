'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { credentialWord } from '@/components/endpoint/security-words';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { formatCompact, formatCount, formatQuantity } from '@/components/ui/format';
import { EmptyNotice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { apiCallers } from '@/lib/client/api-queries';
import type { ApiCallers, ApiProfile, CalledEndpoint } from '@/lib/contracts/api-posture';
import { ApiSection, Awaited } from './api-section';
import tableClasses from './api-tables.module.css';

/** Who calls an API, with which credentials, and at which hosts. */
export function CallersView({ api }: { api: ApiProfile }) {
  const query = useQuery(apiCallers(api.id));
  if (!query.data)
    return (
      <ApiSection title="Who calls what">
        <Awaited what="callers" query={query} height={420} />
      </ApiSection>
    );
  const { endpoints, hosts, more } = query.data;
  if (endpoints.length === 0)
    return (
      <EmptyNotice title="No traffic was seen">
        <p>
          What calls this API shows once its traffic is read: <Link href="/sources">import a log</Link> or
          connect a source.
        </p>
      </EmptyNotice>
    );
  return (
    <>
      <ApiSection title="Who calls what" note={callersInWords(query.data)}>
        <EndpointTable endpoints={endpoints} />
        {more > 0 && (
          <p className={tableClasses.after}>
            <Link href={inventoryHref({ api: [api.name], sort: 'requests', order: 'desc' })}>
              {formatQuantity(more, 'more endpoint')}
            </Link>{' '}
            with fewer requests.
          </p>
        )}
      </ApiSection>
      {hosts.length > 0 && (
        <ApiSection title="Hosts that were called">
          <HostTable hosts={hosts} />
        </ApiSection>
      )}
    </>
  );
}

/** Clients are counted, never named: an address is kept as a fingerprint. */
function callersInWords({ callers }: ApiCallers): string {
  return callers === null
    ? 'No source shows clients, so they cannot be counted'
    : `About ${formatQuantity(callers, 'client')}, told apart by fingerprint: no address is kept`;
}

function EndpointTable({ endpoints }: { endpoints: readonly CalledEndpoint[] }) {
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">Endpoint</th>
          <th scope="col" className={tableClasses.number}>
            Requests
          </th>
          <th scope="col" className={tableClasses.number}>
            Clients
          </th>
          <th scope="col">Credentials</th>
          <th scope="col" className={tableClasses.number}>
            Last
          </th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map(({ id, method, path, requests, callers, credentials, anonymous, lastSeen }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/endpoints/${id}`} prefetch={false} className={tableClasses.place}>
                <Method method={method} /> <PathTemplate path={path} />
              </Link>
            </th>
            <td className={tableClasses.number} data-label="requests" title={formatCount(requests)}>
              {formatCompact(requests)}
            </td>
            <td className={tableClasses.number} data-label="clients">
              {callers === null ? '–' : formatCount(callers)}
            </td>
            <td>{credentialsInWords(credentials, anonymous)}</td>
            <td className={tableClasses.number}>{lastSeen && <RelativeTime iso={lastSeen} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function credentialsInWords(credentials: CalledEndpoint['credentials'], anonymous: number): string {
  const kinds = credentials.map(({ kind, count }) => `${credentialWord(kind)} ${formatCompact(count)}`);
  if (anonymous > 0) kinds.push(`None ${formatCompact(anonymous)}`);
  return kinds.length === 0 ? 'Not seen' : kinds.join(', ');
}

function HostTable({ hosts }: { hosts: ApiCallers['hosts'] }) {
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">Host</th>
          <th scope="col" className={tableClasses.number}>
            Requests
          </th>
          <th scope="col" className={tableClasses.number}>
            First
          </th>
          <th scope="col" className={tableClasses.number}>
            Last
          </th>
        </tr>
      </thead>
      <tbody>
        {hosts.map(({ host, requests, firstSeen, lastSeen }) => (
          <tr key={host}>
            <th scope="row">{host === '' ? 'The log shows none' : host}</th>
            <td className={tableClasses.number} data-label="requests">
              {formatCount(requests)}
            </td>
            <td className={tableClasses.number} data-label="first">
              {firstSeen && <RelativeTime iso={firstSeen} />}
            </td>
            <td className={tableClasses.number} data-label="last">
              {lastSeen && <RelativeTime iso={lastSeen} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
