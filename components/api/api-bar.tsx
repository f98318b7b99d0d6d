'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useMay } from '@/components/account/me-provider';
import { LinkedCoverageStrip } from '@/components/coverage/coverage-strip';
import { formatCount, formatQuantity } from '@/components/ui/format';
import { apisNamed } from '@/lib/client/api-queries';
import classes from './api-bar.module.css';
import { hostsInWords, looseHost } from './api-hosts';
import { HostSuggestion } from './host-suggestion';

const JoinHostDialog = dynamic(() => import('./join-host-dialog').then((module) => module.JoinHostDialog), {
  ssr: false,
});

/** The one API that the inventory is filtered to: its coverage, its hosts, and what proved no endpoint. */
export function ApiBar({ name }: { name: string }) {
  const { data } = useQuery(apisNamed(name));
  const [isJoining, joining] = useDisclosure();
  const api = data?.apis.find((candidate) => candidate.name === name);
  const mayJoin = useMay('apis.joinHost', api?.team?.id);
  return (
    <section className={classes.bar} aria-label={`API ${name}`}>
      {api && (
        <>
          <div className={classes.about}>
            <div className={classes.head}>
              <h2 className={classes.name}>{api.name}</h2>
              {mayJoin && (api.specs > 0 || looseHost(api) !== null) && (
                <Button size="compact-xs" variant="default" onClick={joining.open}>
                  {api.specs === 0 ? 'Join to an API…' : 'Join a host…'}
                </Button>
              )}
            </div>
            <p className={classes.facts}>
              {hostsInWords(api)} · {formatQuantity(api.specs, 'spec')} ·{' '}
              {formatQuantity(api.requests, 'request')}
              {api.unmatched > 0 && ` · ${formatCount(api.unmatched)} more proved no endpoint`}
            </p>
          </div>
          <div className={classes.strip}>
            <LinkedCoverageStrip api={api} />
          </div>
          {mayJoin && <HostSuggestion api={api} />}
          {isJoining && <JoinHostDialog api={api} onClose={joining.close} />}
        </>
      )}
    </section>
  );
}
