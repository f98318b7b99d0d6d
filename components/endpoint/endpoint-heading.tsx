'use client';

import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { HostSuggestion } from '@/components/api/host-suggestion';
import { CoverageStrip } from '@/components/coverage/coverage-strip';
import { CopyButton } from '@/components/ui/copy-button';
import { apisNamed } from '@/lib/client/api-queries';
import type { EndpointDetail } from '@/lib/contracts/inventory';
import classes from './endpoint-heading.module.css';
import { Method } from './method';
import { PathTemplate } from './path-template';
import { StateMark } from './state-mark';

interface EndpointHeadingProps {
  endpoint: EndpointDetail;
  takeFocus: () => boolean;
  onClose: () => void;
}

export function EndpointHeading({ endpoint, takeFocus, onClose }: EndpointHeadingProps) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus()) headingRef.current?.focus();
  }, [takeFocus]);
  const router = useRouter();
  const { id, method, path, api, host, basePath, names } = endpoint;
  const found = useQuery(apisNamed(api));
  const summary = found.data?.apis.find(({ name }) => name === api);
  return (
    <header className={classes.heading}>
      <div className={classes.top}>
        <h2
          ref={headingRef}
          tabIndex={-1}
          className={classes.title}
          onKeyDown={(event) => event.key === 'Enter' && router.push(`/endpoints/${id}`)}
        >
          <Method method={method} /> <PathTemplate path={path} />
        </h2>
        <CopyButton text={`${method} ${basePath}${path}`} what="method and path" />
        <CloseButton aria-label="Close the endpoint" title="Close (Esc)" size="sm" onClick={onClose} />
      </div>
      <p className={classes.place}>
        <Link href={`/endpoints/${id}`}>Whole page</Link>
        <Link href={`/apis/${endpoint.apiId}`}>{api}</Link>
        {host && `${host}${basePath}` !== api && (
          <span>
            {host}
            {basePath}
          </span>
        )}
      </p>
      <div className={classes.strip}>{summary && <CoverageStrip api={summary} />}</div>
      {summary && <HostSuggestion api={summary} />}
      {names.length > 0 && (
        <p className={classes.names}>
          {names.map((name) => (
            <StateMark key={name} axis="name" value={name} isBadge />
          ))}
        </p>
      )}
    </header>
  );
}
