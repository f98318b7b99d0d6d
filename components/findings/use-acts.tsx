'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '@/components/account/reason-of';
import { formatQuantity } from '@/components/ui/format';
import { hideToast, showToast } from '@/components/ui/toast';
import { orpc } from '@/lib/client/orpc';
import { refreshFindings } from '@/lib/client/refresh-findings';
import type { ActReceipt, FindingAct } from '@/lib/contracts/finding-act';
import classes from './act-bar.module.css';

/** A finding as it was when somebody looked at it. */
export interface Tended {
  id: number;
  version: number;
}

/** Does things with findings, and says what was done, with the way back. */
export function useActs() {
  const client = useQueryClient();
  const undo = useMutation(
    orpc.findings.undo.mutationOptions({
      onSuccess: async (receipt) => {
        await refreshFindings(client);
        tell(receipt, 'taken back');
      },
      onError: (error) => void showToast({ color: 'red', message: reasonOf(error) }),
    }),
  );
  const act = useMutation(
    orpc.findings.act.mutationOptions({
      onSuccess: async (receipt, { act: { kind } }) => {
        await refreshFindings(client);
        const canUndo = kind !== 'comment' && kind !== 'decide' && receipt.done.length > 0;
        tell(receipt, 'changed', canUndo ? () => undo.mutate({ act: receipt.act }) : undefined);
      },
      onError: (error) => void showToast({ color: 'red', message: reasonOf(error) }),
    }),
  );
  return {
    isBusy: act.isPending || undo.isPending,
    /** Resolves to the receipt, or to `null` when nothing could be sent; either way it has been told. */
    perform: (what: FindingAct, findings: readonly Tended[]): Promise<ActReceipt | null> =>
      act.mutateAsync({ act: what, findings: [...findings] }).catch(() => null),
  };
}

const UNDO_MS = 12_000;

function tell({ act, done, refused }: ActReceipt, what: string, onUndo?: () => void): void {
  const reasons = new Set(refused.map(({ because, since }) => [because, ...since.map(inWords)].join(' ')));
  void showToast({
    id: act,
    color: refused.length > 0 ? 'red' : undefined,
    autoClose: UNDO_MS,
    message: (
      <div className={classes.toast}>
        <span>
          {done.length > 0 && `${formatQuantity(done.length, 'finding')} ${what}. `}
          {refused.length > 0 && `${formatQuantity(refused.length, 'finding')} not: `}
          {[...reasons].slice(0, 3).join(' ')}
        </span>
        {onUndo && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              void hideToast(act);
              onUndo();
            }}
          >
            Undo
          </Button>
        )}
      </div>
    ),
  });
}

function inWords({ actor, says }: ActReceipt['refused'][number]['since'][number]): string {
  return actor === null ? says : `${actor}: ${says}`;
}
