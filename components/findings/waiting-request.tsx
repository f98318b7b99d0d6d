'use client';

import { Button } from '@mantine/core';
import { useViewer } from '@/components/account/me-provider';
import { RelativeTime } from '@/components/ui/relative-time';
import type { FindingDetail } from '@/lib/contracts/finding';
import { isSteward } from '@/lib/contracts/permissions';
import classes from './act-bar.module.css';
import { useActs } from './use-acts';

/** A request that waits for somebody else than who made it. */
export function WaitingRequestNote({ finding }: { finding: FindingDetail }) {
  const viewer = useViewer();
  const { perform, isBusy } = useActs();
  const { request } = finding;
  if (!request || !viewer) return null;
  const { requester, requesterId, requestedAt, reason, until } = request;
  const isOwn = requesterId === viewer.id;
  const decide = (isApproved: boolean) => void perform({ kind: 'decide', isApproved }, [finding]);
  return (
    <section className={classes.request} aria-label="Request">
      <p>
        <b>{requester}</b> asks to{' '}
        {request.for === 'risk-accepted'
          ? `accept the risk until ${until?.slice(0, 10)}`
          : 'call it a false positive'}{' '}
        (<RelativeTime iso={requestedAt} />
        ).
      </p>
      <p>{reason}</p>
      <footer>
        {isOwn && (
          <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => decide(false)}>
            Withdraw
          </Button>
        )}
        {!isOwn && isSteward(viewer.role) && (
          <>
            <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => decide(false)}>
              Reject
            </Button>
            <Button size="compact-sm" disabled={isBusy} onClick={() => decide(true)}>
              Approve
            </Button>
          </>
        )}
      </footer>
    </section>
  );
}
