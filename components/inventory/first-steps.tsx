'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useMay } from '@/components/account/me-provider';
import { CommandLine } from '@/components/ui/command-line';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import { orpc } from '@/lib/client/orpc';
import { receiptsKey } from '@/lib/client/receipt-queries';
import classes from './first-steps.module.css';

/** An empty inventory: three ways to fill it. `heading` as of the notice. */
export function FirstSteps({ heading }: { heading?: 'h1' | 'h2' }) {
  const client = useQueryClient();
  const fill = useMutation(
    orpc.demo.fill.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: receiptsKey }) }),
  );
  const mayFill = useMay('demo.fill');
  const isFilling = fill.isPending || fill.isSuccess;
  return (
    <EmptyNotice title="The inventory is empty" heading={heading}>
      <p>
        Gnomon puts what teams declare beside what traffic shows. Give it a spec or a recording of traffic,
        and the endpoints appear here.
      </p>
      {mayFill ? (
        <ol className={classes.ways}>
          <li>
            <h3>Look around first</h3>
            <p>A believable company: several APIs, their specs and 60 days of traffic.</p>
            <Button size="xs" onClick={() => fill.mutate({})} loading={isFilling}>
              Fill with the demo estate
            </Button>
            {isFilling && <p role="status">Filling. The rows appear here by themselves.</p>}
            {fill.isError && (
              <ErrorNotice title="The demo estate was not made." {...describeFailure(fill.error)} />
            )}
          </li>
          <li>
            <h3>Drop files</h3>
            <p>OpenAPI, Swagger, Postman; HAR, access logs, NDJSON. The format is recognised.</p>
            <Button size="xs" variant="default" component={Link} href="/sources">
              Import files
            </Button>
          </li>
          <li>
            <h3>Use the command line</h3>
            <CommandLine command="npx gnomon import FILE…" />
          </li>
        </ol>
      ) : (
        <p>
          Your role reads what is there. An analyst, governance or an administrator has to bring it in first.
        </p>
      )}
    </EmptyNotice>
  );
}
