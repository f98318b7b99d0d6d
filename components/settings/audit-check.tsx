'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { formatQuantity } from '@/components/ui/format';
import { orpc } from '@/lib/client/orpc';
import type { AuditVerdict } from '@/lib/contracts/audit';
import classes from './audit-log.module.css';

/** Walks the whole log when somebody asks, and says whether it holds. */
export function AuditCheck() {
  const { data, error, isFetching, refetch } = useQuery({
    ...orpc.audit.verify.queryOptions({ input: {} }),
    enabled: false,
  });
  return (
    <div className={classes.check}>
      <div role="status">{data && !isFetching && <Verdict verdict={data} />}</div>
      {error && <Refusal>{reasonOf(error)}</Refusal>}
      <Button size="xs" variant="default" loading={isFetching} onClick={() => void refetch()}>
        Verify the log
      </Button>
    </div>
  );
}

function Verdict({ verdict: { events, head, broken } }: { verdict: AuditVerdict }) {
  if (broken)
    return (
      <p data-broken>
        It does not hold: at row {broken.id}, {broken.why}. {formatQuantity(events, 'row')} before it fit.
      </p>
    );
  return (
    <p>
      It holds: {formatQuantity(events, 'row')}. Head <code title={head}>{head.slice(0, 16)}</code>
    </p>
  );
}
