'use client';

import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountForm, field } from '@/components/account/account-form';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { RelativeTime } from '@/components/ui/relative-time';
import { openLinks, peopleList, teamList } from '@/lib/client/account-queries';
import { orpc, orpcClient } from '@/lib/client/orpc';
import { ROLES, type Role } from '@/lib/contracts/roles';
import { Records } from './records';
import { Section } from './section';
import { ShownOnce } from './shown-once';

interface Handed {
  title: string;
  address: string;
}

/** Everybody who can sign in, what they may, and the links that let somebody in. */
export function PeopleSettings() {
  const [handed, setHanded] = useState<Handed | null>(null);
  return (
    <>
      <Section
        title="People"
        heading="h1"
        lead="Viewers look. Developers change what their teams own. Analysts and governance change any API, and governance reads the audit log. Administrators do all of that, and decide who is who."
      >
        {handed && (
          <ShownOnce
            title={handed.title}
            text={handed.address}
            says="It works once. Hand it over yourself: it is shown only here and now."
          />
        )}
        <PeopleTable onLink={setHanded} />
      </Section>
      <OpenLinks />
      <Section title="Invite somebody">
        <Invite onLink={setHanded} />
      </Section>
    </>
  );
}

function PeopleTable({ onLink }: { onLink: (handed: Handed) => void }) {
  const { data } = useSuspenseQuery(peopleList());
  const { teams } = useSuspenseQuery(teamList()).data;
  const client = useQueryClient();
  const change = useMutation(
    orpc.people.change.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: orpc.people.key() }),
    }),
  );
  const reset = useMutation(
    orpc.people.resetPassword.mutationOptions({
      onSuccess: ({ link, secret }) =>
        onLink({ title: `New password for ${link.email}`, address: addressOf('new-password', secret) }),
    }),
  );
  return (
    <>
      {change.isError && <Refusal>{reasonOf(change.error)}</Refusal>}
      <Records label="People" heads={['Name', 'Role', 'Teams', 'Second factor', 'Last seen', '']}>
        {data.people.map((person) => (
          <tr key={person.id} data-off={person.isDisabled || undefined}>
            <td>
              {person.name}
              <br />
              <small>{person.email}</small>
            </td>
            <td>
              <Select
                aria-label={`Role of ${person.name}`}
                size="xs"
                w={130}
                data={[...ROLES]}
                value={person.role}
                allowDeselect={false}
                onChange={(role) => role && change.mutate({ id: person.id, role: role as Role })}
              />
            </td>
            <td>
              <MultiSelect
                aria-label={`Teams of ${person.name}`}
                size="xs"
                w={200}
                placeholder={person.teams.length === 0 ? 'none' : undefined}
                data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
                value={person.teams.map(({ id }) => String(id))}
                onChange={(ids) => change.mutate({ id: person.id, teams: ids.map(Number) })}
              />
            </td>
            <td>{person.hasSecondFactor ? 'on' : 'off'}</td>
            <td>{person.lastSeen ? <RelativeTime iso={person.lastSeen} /> : 'never'}</td>
            <td>
              <Button.Group style={{ justifyContent: 'flex-end' }}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Password link for ${person.name}`}
                  onClick={() => reset.mutate({ id: person.id })}
                >
                  Password link
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={
                    person.isDisabled ? `Let in again: ${person.name}` : `Switch off ${person.name}`
                  }
                  onClick={() => change.mutate({ id: person.id, isDisabled: !person.isDisabled })}
                >
                  {person.isDisabled ? 'Let in again' : 'Switch off'}
                </Button>
              </Button.Group>
            </td>
          </tr>
        ))}
      </Records>
    </>
  );
}

function OpenLinks() {
  const { links } = useSuspenseQuery(openLinks()).data;
  const client = useQueryClient();
  const withdraw = useMutation(
    orpc.people.withdraw.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: orpc.people.links.key() }),
    }),
  );
  if (links.length === 0) return null;
  return (
    <Section title="Links that still work">
      <Records label="Links" heads={['For', 'What', 'Expires', '']}>
        {links.map(({ id, kind, email, role, expiresAt }) => (
          <tr key={id}>
            <td>{email}</td>
            <td>{kind === 'invitation' ? `Invitation as ${role}` : 'New password'}</td>
            <td>
              <RelativeTime iso={expiresAt} />
            </td>
            <td>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Withdraw the link for ${email}`}
                onClick={() => withdraw.mutate({ id })}
              >
                Withdraw
              </Button>
            </td>
          </tr>
        ))}
      </Records>
    </Section>
  );
}

function Invite({ onLink }: { onLink: (handed: Handed) => void }) {
  const { teams } = useSuspenseQuery(teamList()).data;
  const [role, setRole] = useState<Role>('viewer');
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const client = useQueryClient();
  return (
    <div style={{ maxWidth: 420 }}>
      <AccountForm
        action="Make the invitation"
        onSubmit={async (values) => {
          try {
            const { link, secret } = await orpcClient.people.invite({
              email: field(values, 'email'),
              role,
              teams: teamIds.map(Number),
            });
            onLink({ title: `Invitation for ${link.email}`, address: addressOf('join', secret) });
          } catch (error) {
            return reasonOf(error);
          }
          await client.invalidateQueries({ queryKey: orpc.people.links.key() });
          return null;
        }}
      >
        <TextInput label="E-mail" name="email" type="email" required />
        <Select
          label="Role"
          data={[...ROLES]}
          value={role}
          allowDeselect={false}
          onChange={(value) => setRole(value as Role)}
        />
        {teams.length > 0 && (
          <MultiSelect
            label="Teams"
            data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={teamIds}
            onChange={setTeamIds}
          />
        )}
      </AccountForm>
    </div>
  );
}

function addressOf(page: 'join' | 'new-password', secret: string): string {
  return `${location.origin}/${page}#${secret}`;
}
