'use client';

import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Refusal } from './refusal';

interface AccountFormProps {
  /** Of the button. */
  action: string;
  /** Returns why it did not work, or null. */
  onSubmit: (values: FormData) => Promise<string | null>;
  children: ReactNode;
}

/** A form that says above its button why it was refused, and keeps what was typed. */
export function AccountForm({ action, onSubmit, children }: AccountFormProps) {
  const [reason, setReason] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        setPending(true);
        const refused = await onSubmit(new FormData(event.currentTarget));
        setReason(refused);
        setPending(false);
      }}
    >
      <Stack gap={12} mt={16}>
        {children}
        {reason !== null && <Refusal>{reason}</Refusal>}
        <Button type="submit" loading={isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}

/** A field of a submitted form as text. */
export function field(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
