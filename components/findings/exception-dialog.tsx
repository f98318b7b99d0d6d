'use client';

import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { ExceptionKind } from '@/lib/contracts/finding';
import type { FindingAct } from '@/lib/contracts/finding-act';
import classes from './act-bar.module.css';

interface ExceptionDialogProps {
  kind: ExceptionKind;
  /** How many findings it is asked for. */
  count: number;
  onClose: () => void;
  /** Resolves to whether it was done: what was typed stays until then. */
  onAct: (act: FindingAct) => Promise<boolean>;
}

const WORDS = {
  'risk-accepted': {
    title: 'Accept the risk',
    says: 'Somebody else has to approve. On the day on which it ends, the finding opens again with the due date it had; critical and high risks are accepted for at most 90 days, others for a year.',
    button: 'Ask for approval',
  },
  'false-positive': {
    title: 'A false positive',
    says: 'It leaves the queue and the score until it shows worse than now. What a developer calls false, a steward has to confirm.',
    button: 'Call it false',
  },
} as const;

/** Asks for the reason of an exception, and for its end. */
export function ExceptionDialog({ kind, count, onClose, onAct }: ExceptionDialogProps) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const { title, says, button } = WORDS[kind];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await onAct({
      kind: 'request',
      for: kind,
      reason,
      until: kind === 'risk-accepted' ? until : undefined,
    });
    if (isDone) onClose();
  };
  return (
    <Dialog title={count > 1 ? `${title}: ${count} findings` : title} width={480} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <p>{says}</p>
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
        {kind === 'risk-accepted' && (
          <TextInput
            type="date"
            label="Until"
            required
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        )}
        <footer>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">{button}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
