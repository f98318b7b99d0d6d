'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { HostSuggestion } from '@/components/api/host-suggestion';
import { CoverageStrip } from '@/components/coverage/coverage-strip';
import { inventoryHref } from '@/components/inventory/inventory-url';
import { SeverityMark } from '@/components/rules/severity-mark';
import { CopyButton } from '@/components/ui/copy-button';
import { formatQuantity } from '@/components/ui/format';
import { apisNamed } from '@/lib/client/api-queries';
import type { EndpointDetail } from '@/lib/contracts/inventory';
import classes from './endpoint-head.module.css';
import { Method } from './method';
import { PathTemplate } from './path-template';
import { StateMark } from './state-mark';

/** The name of an endpoint, where it is, and what it is called. */
export function EndpointHead({ endpoint }: { endpoint: EndpointDetail }) {
  const { apiId, api, method, path, host, basePath, names, risk, requests, team, documentation } = endpoint;
  const found = useQuery(apisNamed(api));
  const summary = found.data?.apis.find(({ id }) => id === apiId);
  return (
    <header className={classes.head}>
      <p className={classes.crumb}>
        <Link href={inventoryHref({ api: [api] })}>Inventory</Link>
        <Link href={`/apis/${apiId}`}>{api}</Link>
      </p>
      <div className={classes.title}>
        <h1>
          <Method method={method} /> <PathTemplate path={path} />
        </h1>
        <CopyButton text={`${method} ${basePath}${path}`} what="method and path" />
      </div>
      <p className={classes.facts}>
        {names.map((name) => (
          <StateMark key={name} axis="name" value={name} isBadge />
        ))}
        {risk !== 'none' && <SeverityMark severity={risk} />}
        {host && (
          <span>
            {host}
            {basePath}
          </span>
        )}
        <span>{formatQuantity(requests, 'request')}</span>
        <span>{team ? team.name : 'No team answers for it'}</span>
        {documentation === 'undocumented' && (
          <Link href={`/apis/${apiId}?view=overlay`}>Document it with an overlay</Link>
        )}
      </p>
      <div className={classes.strip}>{summary && <CoverageStrip api={summary} />}</div>
      {summary && <HostSuggestion api={summary} />}
    </header>
  );
}
