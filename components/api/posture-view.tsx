'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { GainMark } from '@/components/findings/gain-mark';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { SeverityMark } from '@/components/rules/severity-mark';
import { formatCount, formatQuantity } from '@/components/ui/format';
import { apiScore, troubledEndpoints } from '@/lib/client/api-queries';
import type { ApiProfile, TroubledEndpoint } from '@/lib/contracts/api-posture';
import { ApiSection, Awaited } from './api-section';
import tableClasses from './api-tables.module.css';
import { Waterfall } from './waterfall';

/** Why the API has its score, and where most is open. */
export function PostureView({ api }: { api: ApiProfile }) {
  const { id, name } = api;
  const score = useQuery(apiScore(id));
  const troubled = useQuery(troubledEndpoints(id));
  return (
    <>
      <ApiSection
        title="How the score comes about"
        note="From 100 down, rule by rule, the worst severity first"
      >
        {score.data ? (
          <Waterfall api={name} explained={score.data} />
        ) : (
          <Awaited what="score" query={score} height={420} />
        )}
      </ApiSection>
      <ApiSection
        title="Endpoints with most to do"
        note={
          <Link href={inventoryHref({ api: [name] })}>All {formatQuantity(api.endpoints, 'endpoint')}</Link>
        }
      >
        {troubled.data ? (
          <TroubledTable endpoints={troubled.data.endpoints} />
        ) : (
          <Awaited what="endpoints" query={troubled} height={300} />
        )}
      </ApiSection>
    </>
  );
}

function TroubledTable({ endpoints }: { endpoints: readonly TroubledEndpoint[] }) {
  if (endpoints.length === 0) return <p className={tableClasses.none}>No endpoint has an open finding.</p>;
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">Endpoint</th>
          <th scope="col">Worst</th>
          <th scope="col" className={tableClasses.number}>
            Open
          </th>
          <th scope="col" className={tableClasses.number}>
            Wins
          </th>
          <th scope="col" className={tableClasses.number}>
            Requests
          </th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map(({ id, method, path, worst, findings, gain, requests }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/endpoints/${id}`} prefetch={false} className={tableClasses.place}>
                <Method method={method} /> <PathTemplate path={path} />
              </Link>
            </th>
            <td>
              <SeverityMark severity={worst} />
            </td>
            <td className={tableClasses.number} data-label="open">
              <Link href={`/findings?endpoint=${id}`} className={tableClasses.quiet}>
                {formatCount(findings)}
              </Link>
            </td>
            <td className={tableClasses.number} data-label="wins">
              <GainMark gain={gain} />
            </td>
            <td className={tableClasses.number} data-label="requests">
              {formatCount(requests)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
