'use client';

import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { AccountForm, field } from '@/components/account/account-form';
import { NewPassword } from '@/components/account/welcome-form';
import { RelativeTime } from '@/components/ui/relative-time';
import { showToast } from '@/components/ui/toast';
import { me, ownSessions } from '@/lib/client/account-queries';
import { changePassword } from '@/lib/client/accounts';
import { orpc } from '@/lib/client/orpc';
import { Facts } from './facts';
import { MailDigest } from './mail-digest';
import { Records } from './records';
import { SecondFactor } from './second-factor';
import { Section } from './section';

/** One's own account: who one is here, the password, the second factor, and where one is signed in. */
export function AccountSettings() {
  const { data } = useSuspenseQuery(me());
  return (
    <>
      <Section title="Account" heading="h1">
        <Facts
          facts={[
            ['Name', data.name],
            ['E-mail', data.email],
            ['Role', data.role],
            ['Teams', data.teams.map(({ name }) => name).join(', ') || 'none'],
          ]}
        />
      </Section>
      {data.hasPassword && <SecondFactor isOn={data.hasSecondFactor} />}
      {data.hasPassword && <PasswordChange />}
      <MailDigest />
      <Sessions />
    </>
  );
}

function PasswordChange() {
  const client = useQueryClient();
  return (
    <Section title="Password" lead="A new password ends every other session of yours.">
      <div style={{ maxWidth: 360 }}>
        <AccountForm
          action="Change the password"
          onSubmit={async (values) => {
            const answer = await changePassword(field(values, 'current'), field(values, 'password'));
            if (!answer.ok) return answer.reason;
            void showToast({ title: 'Password changed', message: 'Your other sessions have ended.' });
            await client.invalidateQueries({ queryKey: orpc.session.key() });
            return null;
          }}
        >
          <PasswordInput label="Present password" name="current" autoComplete="current-password" required />
          <NewPassword label="New password" />
        </AccountForm>
      </div>
    </Section>
  );
}

function Sessions() {
  const { data } = useSuspenseQuery(ownSessions());
  const client = useQueryClient();
  const end = useMutation(
    orpc.session.revoke.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: orpc.session.key() }),
    }),
  );
  return (
    <Section title="Sessions" lead="Where you are signed in. A session ends by itself after seven days.">
      <Records label="Sessions" heads={['Browser', 'Begun', 'Last seen', '']}>
        {data.sessions.map(({ id, device, createdAt, lastSeen, isCurrent }) => (
          <tr key={id}>
            <td>{device}</td>
            <td>
              <RelativeTime iso={createdAt} />
            </td>
            <td>{isCurrent ? 'this one' : <RelativeTime iso={lastSeen} />}</td>
            <td>
              {!isCurrent && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`End the session of ${device}`}
                  loading={end.isPending && end.variables.id === id}
                  onClick={() => end.mutate({ id })}
                >
                  End
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Records>
    </Section>
  );
}
