'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay, useViewer } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { ApiSection } from '@/components/api/api-section';
import tableClasses from '@/components/api/api-tables.module.css';
import { useNow } from '@/components/ui/now';
import { RelativeTime } from '@/components/ui/relative-time';
import { orpc } from '@/lib/client/orpc';
import { refreshPolicies } from '@/lib/client/policy-queries';
import type { PolicyDetail, PolicyException } from '@/lib/contracts/policy';
import classes from './policy-page.module.css';

/** What is let off from the policy, was, or waits for a decision; those of its text last. */
export function PolicyExceptions({ detail }: { detail: PolicyDetail }) {
  const { id, exceptions, policy } = detail;
  const today = new Date(useNow()).toISOString().slice(0, 10);
  if (exceptions.length + policy.exceptions.length === 0) return null;
  return (
    <ApiSection title="Exceptions" note="Who asks does not decide; each ends on its day">
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">State</th>
            <th scope="col">Until</th>
            <th scope="col">Asked by</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {exceptions.map((exception) => (
            <tr key={exception.id}>
              <th scope="row">{placeOf(exception)}</th>
              <td>
                <State policyId={id} exception={exception} today={today} />
              </td>
              <td data-label="until">{exception.until}</td>
              <td data-label="asked by">
                {exception.requester}, <RelativeTime iso={exception.requestedAt} />
              </td>
              <td>{exception.reason}</td>
            </tr>
          ))}
          {policy.exceptions.map((exception) => (
            <tr key={`${placeOf(exception)} ${exception.until}`}>
              <th scope="row">{placeOf(exception)}</th>
              <td>{exception.until < today ? 'Ended' : 'In force'}</td>
              <td data-label="until">{exception.until}</td>
              <td>In the policy itself</td>
              <td>{exception.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ApiSection>
  );
}

function placeOf({ api, endpoint }: { api: string; endpoint?: string | null }): string {
  return endpoint == null ? api : `${endpoint}, ${api}`;
}

interface StateProps {
  policyId: number;
  exception: PolicyException;
  today: string;
}

function State({ policyId, exception, today }: StateProps) {
  const { verdict, approver, until } = exception;
  if (verdict === null) return <Waiting policyId={policyId} exception={exception} />;
  if (verdict === 'approved') return `${until < today ? 'Ended' : 'In force'}, approved by ${approver}`;
  return verdict === 'rejected' ? `Rejected by ${approver}` : 'Taken back';
}

function Waiting({ policyId, exception }: Omit<StateProps, 'today'>) {
  const client = useQueryClient();
  const onSuccess = () => refreshPolicies(client);
  const decide = useMutation(orpc.policies.decide.mutationOptions({ onSuccess }));
  const withdraw = useMutation(orpc.policies.withdraw.mutationOptions({ onSuccess }));
  const isOwn = useViewer()?.id === exception.requesterId;
  const mayDecide = useMay('policies.decide') && !isOwn;
  const failed = decide.error ?? withdraw.error;
  const at = { id: policyId, exception: exception.id };
  return (
    <>
      Waits for a decision
      <span className={classes.decide}>
        {mayDecide && (
          <>
            <Button
              size="compact-xs"
              loading={decide.isPending}
              onClick={() => decide.mutate({ ...at, verdict: 'approved' })}
            >
              Approve
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ ...at, verdict: 'rejected' })}
            >
              Reject
            </Button>
          </>
        )}
        {isOwn && (
          <Button
            size="compact-xs"
            variant="default"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate(at)}
          >
            Take it back
          </Button>
        )}
      </span>
      {failed && <Refusal>{reasonOf(failed)}</Refusal>}
    </>
  );
}
