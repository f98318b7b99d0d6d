'use client';

import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { signIn } from '@/lib/client/accounts';
import { orpcClient } from '@/lib/client/orpc';
import { AccountForm, field } from './account-form';
import { FormCard } from './form-card';
import { reasonOf } from './reason-of';
import { NewPassword } from './welcome-form';

/** The page that a one-time link opens. Its secret stands behind `#`, which no server's log gets to see. */
export function RedeemForm({ kind }: { kind: 'invitation' | 'password-reset' }) {
  const [secret, setSecret] = useState<string | null>(null);
  useEffect(() => setSecret(location.hash.slice(1)), []);
  const isInvitation = kind === 'invitation';
  if (secret === '') {
    return (
      <FormCard
        title="This link is incomplete"
        lead="Open it as it was given to you, with everything after the # sign."
      >
        {null}
      </FormCard>
    );
  }
  return (
    <FormCard
      title={isInvitation ? 'You are invited' : 'Set a new password'}
      lead={isInvitation ? undefined : 'It replaces the old one, and ends every session and second factor.'}
    >
      <AccountForm
        action={isInvitation ? 'Join' : 'Set the password'}
        onSubmit={async (values) => {
          const password = field(values, 'password');
          const link = { secret: secret ?? '', password };
          let email: string;
          try {
            ({ email } = isInvitation
              ? await orpcClient.session.join({ ...link, name: field(values, 'name') })
              : await orpcClient.session.resetPassword(link));
          } catch (error) {
            return reasonOf(error);
          }
          const answer = await signIn(email, password);
          location.assign(answer.ok ? '/' : '/sign-in');
          return null;
        }}
      >
        {isInvitation && <TextInput label="Name" name="name" autoComplete="name" required maxLength={100} />}
        <NewPassword label={isInvitation ? 'Password' : 'New password'} />
      </AccountForm>
    </FormCard>
  );
}
