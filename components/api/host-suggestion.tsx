'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatCount, formatQuantity } from '@/components/ui/format';
import { hostSuggestions } from '@/lib/client/api-queries';
import type { ApiSummary } from '@/lib/contracts/inventory';
import { isWithoutHost } from './api-hosts';
import classes from './host-suggestion.module.css';

const JoinHostDialog = dynamic(() => import('./join-host-dialog').then((module) => module.JoinHostDialog), {
  ssr: false,
});

/** For an API whose specs name no host: where its operations were seen, one step from a join. Else nothing. */
export function HostSuggestion({ api }: { api: ApiSummary }) {
  const isLost = isWithoutHost(api);
  const { data } = useQuery(hostSuggestions(isLost ? api.id : null));
  const [joined, setJoined] = useState<string | null>(null);
  const best = data?.suggestions[0];
  if (!isLost || !best) return null;
  return (
    <div className={classes.suggestion}>
      <p>
        The spec of {api.name} names no host. {formatCount(best.operations)} of its{' '}
        {formatQuantity(api.endpoints, 'operation')} {best.operations === 1 ? 'was' : 'were'} seen at{' '}
        <strong>{best.host}</strong>.
      </p>
      <Button size="compact-xs" onClick={() => setJoined(best.host)}>
        Join {best.host}…
      </Button>
      {joined !== null && <JoinHostDialog api={api} host={joined} onClose={() => setJoined(null)} />}
    </div>
  );
}
