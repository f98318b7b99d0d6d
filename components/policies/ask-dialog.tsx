'use client';

import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast';
import { orpc } from '@/lib/client/orpc';
import { refreshPolicies } from '@/lib/client/policy-queries';
import type { PolicyDetail, PolicyMiss } from '@/lib/contracts/policy';
import classes from './policy-page.module.css';

interface AskDialogProps {
  policy: Pick<PolicyDetail, 'id' | 'about'>;
  miss: PolicyMiss;
  onClose: () => void;
}

/** Asks that something which fails a policy be let off until a day. */
export function AskDialog({ policy: { id, about }, miss, onClose }: AskDialogProps) {
  const [api, setApi] = useState(miss.api);
  const [endpoint, setEndpoint] = useState(miss.endpoint ?? '');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const ask = useMutation(
    orpc.policies.ask.mutationOptions({
      onSuccess: async () => {
        await refreshPolicies(client);
        showToast({ message: 'Asked. Somebody else of governance decides.' });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({
      id,
      api,
      endpoint: about === 'endpoint' && endpoint !== '' ? endpoint : undefined,
      until,
      reason,
    });
  };
  return (
    <Dialog title="Ask to let it off" width={480} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="API"
          description="With * for any characters"
          required
          maxLength={300}
          value={api}
          onChange={(event) => setApi(event.currentTarget.value)}
        />
        {about === 'endpoint' && (
          <TextInput
            label="Endpoint"
            description="As POST /newsletter*; empty for all of the API"
            maxLength={300}
            value={endpoint}
            onChange={(event) => setEndpoint(event.currentTarget.value)}
          />
        )}
        <TextInput
          type="date"
          label="Until"
          description="The last day, UTC; at most a year ahead"
          required
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Textarea
          label="Reason"
          description="For who reads it in a year"
          required
          minLength={10}
          maxLength={2000}
          autosize
          minRows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        {ask.isError && <Refusal>{reasonOf(ask.error)}</Refusal>}
        <footer>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={ask.isPending}>
            Ask
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
