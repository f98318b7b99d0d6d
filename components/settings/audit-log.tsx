'use client';

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { auditPages } from '@/lib/client/account-queries';
import { describeFailure } from '@/lib/client/failure';
import { Records } from './records';
import { Section } from './section';

const TYPING_MS = 250;

/** Every sign-in and every change, newest first. */
export function AuditLog() {
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q, TYPING_MS);
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    ...auditPages(asked),
    placeholderData: keepPreviousData,
  });
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Section
      title="Audit log"
      heading="h1"
      lead="Who signed in and who changed what. Rows are only ever added, and each carries a hash over itself and the row before."
    >
      <TextInput
        aria-label="Search the audit log"
        placeholder="Who, what or on what"
        mb={12}
        maw={360}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {error && (
        <ErrorNotice
          title="The audit log could not be read."
          {...describeFailure(error)}
          onRetry={() => void refetch()}
        />
      )}
      <Records label="Audit log" heads={['When', 'Who', 'By', 'What', 'On']}>
        {events.map(({ id, at, actor, via, action, target }) => (
          <tr key={id}>
            <td>
              <RelativeTime iso={at} />
            </td>
            <td>{actor || 'nobody known'}</td>
            <td>{via}</td>
            <td>{action}</td>
            <td>{target}</td>
          </tr>
        ))}
      </Records>
      {!isFetching && events.length === 0 && <p>Nothing like that was done.</p>}
      {hasNextPage && (
        <Button mt={12} variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Section>
  );
}
