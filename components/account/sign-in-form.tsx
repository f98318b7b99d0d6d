'use client';

import { Anchor, Button, Divider, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { beginSingleSignOn, signIn, verifyCode } from '@/lib/client/accounts';
import { AccountForm, field } from './account-form';
import { FormCard } from './form-card';
import { Refusal } from './refusal';

interface SignInFormProps {
  /** The page that was asked for, of ours. */
  to: string;
  /** Name of the provider of single sign-on, if there is one. */
  provider: string | null;
  /** Why signing in at the provider came to nothing. */
  refused: string | null;
}

export function SignInForm({ to, provider, refused }: SignInFormProps) {
  const [isCodeAsked, askCode] = useState(false);
  if (isCodeAsked) return <CodeForm to={to} />;
  return (
    <FormCard title="Sign in">
      {refused !== null && <Refusal>{refused}</Refusal>}
      <AccountForm
        action="Sign in"
        onSubmit={async (values) => {
          const answer = await signIn(field(values, 'email'), field(values, 'password'));
          if (!answer.ok) return answer.reason;
          if (answer.data.twoFactorRedirect) askCode(true);
          else location.assign(to);
          return null;
        }}
      >
        <TextInput label="E-mail" name="email" type="email" autoComplete="username" required data-autofocus />
        <PasswordInput label="Password" name="password" autoComplete="current-password" required />
      </AccountForm>
      {provider !== null && <SingleSignOn provider={provider} to={to} />}
    </FormCard>
  );
}

function SingleSignOn({ provider, to }: { provider: string; to: string }) {
  const [reason, setReason] = useState<string | null>(null);
  return (
    <>
      <Divider my={16} label="or" />
      {reason !== null && <Refusal>{reason}</Refusal>}
      <Button
        variant="default"
        fullWidth
        onClick={async () => {
          const answer = await beginSingleSignOn(to);
          if (answer.ok) location.assign(answer.data.url);
          else setReason(answer.reason);
        }}
      >
        Continue with {provider}
      </Button>
    </>
  );
}

function CodeForm({ to }: { to: string }) {
  const [kind, setKind] = useState<'totp' | 'backup-code'>('totp');
  const isApp = kind === 'totp';
  return (
    <FormCard
      title="Second factor"
      lead={isApp ? 'Enter the code that your authenticator app shows.' : 'Enter one of your backup codes.'}
    >
      <AccountForm
        key={kind}
        action="Continue"
        onSubmit={async (values) => {
          const answer = await verifyCode(kind, field(values, 'code'));
          if (!answer.ok) return answer.reason;
          location.assign(to);
          return null;
        }}
      >
        <TextInput
          label={isApp ? 'Code' : 'Backup code'}
          name="code"
          inputMode={isApp ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          required
          autoFocus
        />
      </AccountForm>
      <Anchor
        component="button"
        type="button"
        size="sm"
        mt={12}
        onClick={() => setKind(isApp ? 'backup-code' : 'totp')}
      >
        {isApp ? 'Use a backup code' : 'Use the authenticator app'}
      </Anchor>
    </FormCard>
  );
}
