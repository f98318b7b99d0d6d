'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { formatQuantity } from '@/components/ui/format';
import { hideToast, showToast } from '@/components/ui/toast';
import { describeFailure } from '@/lib/client/failure';
import { orpc } from '@/lib/client/orpc';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import type { StoredOverride, TemplateChange } from '@/lib/contracts/template-change';

/**
 * Keeps and takes back template decisions; each tells what it did and offers the way back. `onChange` comes before the
 * inventory is read anew: time to close what shows an endpoint that went.
 */
export function useDecisions(apiId: number, onChange: (change: TemplateChange) => void) {
  const client = useQueryClient();
  const settle = (change: TemplateChange) => {
    onChange(change);
    requestAnimationFrame(() => void refreshInventory(client));
  };
  const remove = useMutation(
    orpc.apis.removeOverride.mutationOptions({
      onSuccess: (change) => {
        settle(change);
        tell('Taken back', change);
      },
      onError: (error) => {
        const { reason, remedy } = describeFailure(error);
        void showToast({
          title: 'The decision was not taken back',
          message: `${reason} ${remedy}`,
          color: 'red',
        });
      },
    }),
  );
  const add = useMutation(
    orpc.apis.addOverride.mutationOptions({
      onSuccess: ({ override, change }) => {
        settle(change);
        const undo = () => remove.mutate({ id: apiId, overrideId: override.id });
        tell(override.kind === 'split' ? 'Split' : 'Merged', change, undo);
      },
    }),
  );
  const takeBack = (decision: StoredOverride) => remove.mutate({ id: apiId, overrideId: decision.id });
  return { add, takeBack, isTakingBack: remove.isPending };
}

function tell(title: string, change: TemplateChange, undo?: () => void): void {
  const words = `${formatQuantity(change.removed.length, 'endpoint')} went, ${formatQuantity(change.added.length, 'endpoint')} came.`;
  const id = crypto.randomUUID();
  void showToast({
    id,
    title,
    autoClose: 12_000,
    message: (
      <>
        {words}{' '}
        {undo && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              void hideToast(id);
              undo();
            }}
          >
            Undo
          </Button>
        )}
      </>
    ),
  });
}
