'use client';

import { PasswordInput, TextInput } from '@mantine/core';
import { signIn } from '@/lib/client/accounts';
import { orpcClient } from '@/lib/client/orpc';
import { AccountForm, field } from './account-form';
import { FormCard } from './form-card';
import { reasonOf } from './reason-of';

/** First run: whoever comes first becomes the administrator. */
export function WelcomeForm() {
  return (
    <FormCard
      title="Welcome"
      lead="Make the first account. It administers this Gnomon: it invites the others and says what they may."
    >
      <AccountForm
        action="Make the account"
        onSubmit={async (values) => {
          const [name, email, password] = ['name', 'email', 'password'].map((part) =>
            field(values, part),
          ) as [string, string, string];
          try {
            await orpcClient.session.setUp({ name, email, password });
          } catch (error) {
            return reasonOf(error);
          }
          const answer = await signIn(email, password);
          if (!answer.ok) return answer.reason;
          location.assign('/');
          return null;
        }}
      >
        <TextInput label="Name" name="name" autoComplete="name" required maxLength={100} />
        <TextInput label="E-mail" name="email" type="email" autoComplete="username" required />
        <NewPassword />
      </AccountForm>
    </FormCard>
  );
}

/** Length is what makes a password hard to guess (NIST SP 800-63B): nothing else is asked of it. */
export function NewPassword({ label = 'Password', name = 'password' }: { label?: string; name?: string }) {
  return (
    <PasswordInput
      label={label}
      name={name}
      description="At least 12 characters; a few words do well."
      autoComplete="new-password"
      minLength={12}
      maxLength={200}
      required
    />
  );
}
