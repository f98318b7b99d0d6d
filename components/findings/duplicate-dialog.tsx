'use client';

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { FindingAct } from '@/lib/contracts/finding-act';
import classes from './act-bar.module.css';

interface DuplicateDialogProps {
  onClose: () => void;
  /** Resolves to whether it was done. */
  onAct: (act: FindingAct) => Promise<boolean>;
}

/** Asks which finding it is the same as. */
export function DuplicateDialog({ onClose, onAct }: DuplicateDialogProps) {
  const [of, setOf] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await onAct({ kind: 'duplicate', of: Number(of) })) onClose();
  };
  return (
    <Dialog title="A duplicate" width={420} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <p>It waits for the other one, and opens again when that is resolved while this still shows.</p>
        <TextInput
          label="Number of the other finding"
          description="The last part of its link, and a column of the export"
          inputMode="numeric"
          pattern="[1-9]\d{0,8}"
          required
          value={of}
          onChange={(event) => setOf(event.currentTarget.value)}
          data-autofocus
        />
        <footer>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Mark as a duplicate</Button>
        </footer>
      </form>
    </Dialog>
  );
}
