'use client';

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { ExportMenu } from '@/components/list/export-menu';
import { ErrorNotice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { auditPages } from '@/lib/client/account-queries';
import { describeFailure } from '@/lib/client/failure';
import type { AuditEvent } from '@/lib/contracts/audit';
import { AuditCheck } from './audit-check';
import classes from './audit-log.module.css';
import { AUDITED_KINDS, auditExportHref, auditParsers, toAuditFilter } from './audit-url';
import { Records } from './records';
import { Section } from './section';

const TYPING_MS = 250;

/** Every sign-in and every change, newest first. */
export function AuditLog() {
  const [state, setState] = useQueryStates(auditParsers);
  const [typed, setTyped] = useState(state.q);
  const [asked] = useDebouncedValue(state, TYPING_MS);
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    ...auditPages(toAuditFilter(asked)),
    placeholderData: keepPreviousData,
  });
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Section
      title="Audit log"
      heading="h1"
      lead="Who signed in and who changed what. Rows are only ever added, and each carries a hash over itself and the row before."
      action={<AuditCheck />}
    >
      <div className={classes.filters}>
        <TextInput
          label="Search"
          aria-label="Search the audit log"
          placeholder="Who, what or on what"
          className={classes.search}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            void setState({ q: event.currentTarget.value });
          }}
        />
        <label className={classes.kind}>
          Kind
          <select
            value={state.action}
            onChange={(event) => void setState({ action: event.currentTarget.value })}
          >
            <option value="">All</option>
            {AUDITED_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={end === 'from' ? 'From' : 'To'}
            value={state[end]}
            onChange={(event) => void setState({ [end]: event.currentTarget.value })}
          />
        ))}
        <ExportMenu
          formats={[
            { name: 'CSV', href: auditExportHref(state, 'csv'), holds: 'A table of these rows' },
            {
              name: 'NDJSON',
              href: auditExportHref(state, 'ndjson'),
              holds: 'With hashes: without a filter, gnomon audit verify --file checks it offline',
            },
          ]}
        />
      </div>
      {error && (
        <ErrorNotice
          title="The audit log could not be read."
          {...describeFailure(error)}
          onRetry={() => void refetch()}
        />
      )}
      <Records label="Audit log" heads={['When', 'Who', 'By', 'What', 'On', 'Detail']}>
        {events.map((event) => (
          <AuditRow key={event.id} event={event} />
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

function AuditRow({ event: { at, actor, via, action, target, detail } }: { event: AuditEvent }) {
  return (
    <tr>
      <td>
        <RelativeTime iso={at} />
      </td>
      <td>{actor || 'nobody known'}</td>
      <td>{via}</td>
      <td>{action}</td>
      <td>{target}</td>
      <td className={classes.detail}>{detailInWords(detail)}</td>
    </tr>
  );
}

function detailInWords(detail: AuditEvent['detail']): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
