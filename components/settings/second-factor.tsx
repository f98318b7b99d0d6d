'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountForm, field } from '@/components/account/account-form';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast';
import { disableSecondFactor, enableSecondFactor, verifyCode } from '@/lib/client/accounts';
import { orpc } from '@/lib/client/orpc';
import { QrCode } from './qr-code';
import classes from './second-factor.module.css';
import { Section } from './section';

/** Time-based codes of an authenticator app (RFC 6238), asked for after the password. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title="Second factor"
      lead={
        isOn
          ? 'On: after your password you are asked for a code of your authenticator app.'
          : 'Off: whoever learns your password is you. Turn it on with any authenticator app.'
      }
    >
      <Button variant={isOn ? 'default' : 'filled'} onClick={() => setOpen(true)}>
        {isOn ? 'Turn off' : 'Turn on'}
      </Button>
      {isOpen &&
        (isOn ? <TurnOff onClose={() => setOpen(false)} /> : <TurnOn onClose={() => setOpen(false)} />)}
    </Section>
  );
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const done = useDone(onClose, 'The second factor is off');
  return (
    <Dialog title="Turn the second factor off" width={420} onClose={onClose}>
      <AccountForm
        action="Turn off"
        onSubmit={async (values) => {
          const answer = await disableSecondFactor(field(values, 'password'));
          return answer.ok ? done() : answer.reason;
        }}
      >
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          data-autofocus
        />
      </AccountForm>
    </Dialog>
  );
}

function TurnOn({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<{ totpURI: string; backupCodes: string[] } | null>(null);
  const done = useDone(onClose, 'The second factor is on');
  if (made === null) {
    return (
      <Dialog title="Turn the second factor on" width={420} onClose={onClose}>
        <AccountForm
          action="Continue"
          onSubmit={async (values) => {
            const answer = await enableSecondFactor(field(values, 'password'));
            if (!answer.ok) return answer.reason;
            setMade(answer.data);
            return null;
          }}
        >
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            data-autofocus
          />
        </AccountForm>
      </Dialog>
    );
  }
  const key = new URL(made.totpURI).searchParams.get('secret') ?? '';
  return (
    <Dialog title="Turn the second factor on" width={480} onClose={onClose}>
      <p>Scan this with your authenticator app, or type the key into it.</p>
      <QrCode text={made.totpURI} label="Key of the second factor as a QR code" />
      <p className={classes.key}>
        <code>{key}</code>
        <CopyButton text={key} what="key" />
      </p>
      <p>
        Keep these backup codes where you keep passwords: each lets you in once without the app.{' '}
        <CopyButton text={made.backupCodes.join('\n')} what="backup codes" />
      </p>
      <ul className={classes.codes}>
        {made.backupCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <AccountForm
        action="Turn on"
        onSubmit={async (values) => {
          const answer = await verifyCode('totp', field(values, 'code'));
          return answer.ok ? done() : answer.reason;
        }}
      >
        <TextInput
          label="Code that the app shows now"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
      </AccountForm>
    </Dialog>
  );
}

function useDone(onClose: () => void, title: string): () => null {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: orpc.session.key() });
    void showToast({ title, message: 'It holds from your next sign-in.' });
    onClose();
    return null;
  };
}
