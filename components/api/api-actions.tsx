'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useMay } from '@/components/account/me-provider';
import { findingsHref } from '@/components/findings/findings-url';
import type { ApiProfile } from '@/lib/contracts/api-posture';
import classes from './api-actions.module.css';
import { looseHost } from './api-hosts';
import { HostSuggestion } from './host-suggestion';

const JoinHostDialog = dynamic(() => import('./join-host-dialog').then((module) => module.JoinHostDialog), {
  ssr: false,
});

/** Where to go from an API, and what can be done about its hosts. */
export function ApiActions({ api }: { api: ApiProfile }) {
  const [isJoining, joining] = useDisclosure();
  const mayJoin = useMay('apis.joinHost', api.team?.id);
  const open = Object.values(api.findings).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p className={classes.actions}>
        <Link href={findingsHref({ api: [api.name] })}>{open === 0 ? 'Findings' : `${open} findings`}</Link>
        <Link href={`/reports/apis/${api.id}`}>Posture report</Link>
        {mayJoin && (api.specs > 0 || looseHost(api) !== null) && (
          <Button size="compact-xs" variant="default" onClick={joining.open}>
            {api.specs === 0 ? 'Join to an API…' : 'Join a host…'}
          </Button>
        )}
      </p>
      {mayJoin && <HostSuggestion api={api} />}
      {isJoining && <JoinHostDialog api={api} onClose={joining.close} />}
    </>
  );
}
