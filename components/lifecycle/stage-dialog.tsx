'use client';

import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useViewer } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast';
import { lifecycleKey } from '@/lib/client/lifecycle-queries';
import { orpc } from '@/lib/client/orpc';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import type { ApiLifecycle, Stage } from '@/lib/contracts/lifecycle';
import { isSteward } from '@/lib/contracts/permissions';
import classes from './stage-dialog.module.css';
import { STAGE_MEANS, STAGE_WORDS } from './words';

interface StageDialogProps {
  id: number;
  name: string;
  lifecycle: ApiLifecycle;
  onClose: () => void;
}

const LEAVING: readonly Stage[] = ['deprecated', 'sunset', 'retired'];

/** Takes an API to a stage, with its days and the reason. */
export function StageDialog({ id, name, lifecycle, onClose }: StageDialogProps) {
  const { standing, next, departure } = lifecycle;
  const viewer = useViewer();
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>(standing.stage);
  const [deprecatedOn, setDeprecatedOn] = useState(standing.deprecatedOn ?? '');
  const [sunsetOn, setSunsetOn] = useState(standing.sunsetOn ?? '');
  const [reason, setReason] = useState('');
  const [isForced, setIsForced] = useState(false);
  const save = useMutation(
    orpc.apis.setStanding.mutationOptions({
      onSuccess: async (saved) => {
        void showToast({
          title: `${name} is ${STAGE_WORDS[saved.stage].toLowerCase()}`,
          message: 'Its endpoints are judged with it.',
        });
        await Promise.all([client.invalidateQueries({ queryKey: lifecycleKey }), refreshInventory(client)]);
        onClose();
      },
      // Somebody else's change is there by then.
      onError: () => void refreshInventory(client),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const days = LEAVING.includes(stage)
      ? { deprecatedOn: deprecatedOn || null, sunsetOn: sunsetOn || null }
      : {};
    save.mutate({ id, stage, ...days, reason, isForced, version: standing.version });
  };
  const choices = [...new Set([standing.stage, ...next])];
  const isUnsafe =
    stage === 'retired' &&
    standing.stage !== 'retired' &&
    departure !== null &&
    departure.plan.verdict !== 'safe' &&
    departure.plan.verdict !== 'quiet';
  const mayForce = viewer !== null && isSteward(viewer.role);
  return (
    <Dialog title={`Stage of ${name}`} width={480} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <NativeSelect
          label="Stage"
          description={STAGE_MEANS[stage]}
          value={stage}
          data={choices.map((value) => ({ value, label: STAGE_WORDS[value] }))}
          onChange={(event) => setStage(event.currentTarget.value as Stage)}
          data-autofocus
        />
        {LEAVING.includes(stage) && (
          <div className={classes.days}>
            <TextInput
              type="date"
              label="Deprecated on"
              value={deprecatedOn}
              onChange={(event) => setDeprecatedOn(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label="Last day"
              description="Callers are served until its end, UTC"
              value={sunsetOn}
              onChange={(event) => setSunsetOn(event.currentTarget.value)}
            />
          </div>
        )}
        {isUnsafe && mayForce && (
          <Checkbox
            label="Retire it all the same"
            description={departure.plan.because}
            checked={isForced}
            onChange={(event) => setIsForced(event.currentTarget.checked)}
          />
        )}
        <Textarea
          label="Reason"
          description="For who reads it in a year"
          required={isForced}
          maxLength={2000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {save.isError && <Refusal>{reasonOf(save.error)}</Refusal>}
        <footer>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
