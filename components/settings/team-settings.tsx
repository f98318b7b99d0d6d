'use client';

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { AccountForm, field } from '@/components/account/account-form';
import { useMay } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { teamList } from '@/lib/client/account-queries';
import { orpc, orpcClient } from '@/lib/client/orpc';
import { Records } from './records';
import { Section } from './section';

/** Teams answer for APIs; an API's page says which. */
export function TeamSettings() {
  const mayChange = useMay('teams.create');
  return (
    <>
      <Section
        title="Teams"
        heading="h1"
        lead="A team answers for APIs, and its developers may change them. Say on an API’s page which team it is."
      >
        <TeamTable mayChange={mayChange} />
      </Section>
      {mayChange && (
        <Section title="New team">
          <NewTeam />
        </Section>
      )}
    </>
  );
}

function TeamTable({ mayChange }: { mayChange: boolean }) {
  const { teams } = useSuspenseQuery(teamList()).data;
  const client = useQueryClient();
  const remove = useMutation(
    orpc.teams.remove.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: orpc.teams.key() }),
    }),
  );
  if (teams.length === 0) return <p>There is no team yet. Without teams nobody is missed as an owner.</p>;
  return (
    <Records label="Teams" heads={['Name', 'People', 'APIs', '']}>
      {teams.map(({ id, name, members, apis }) => (
        <tr key={id}>
          <td>{name}</td>
          <td>{members}</td>
          <td>{apis}</td>
          <td>
            {mayChange && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Remove ${name}`}
                onClick={() => {
                  if (confirm(`Remove the team ${name}? Its ${apis} APIs have no owner then.`))
                    remove.mutate({ id });
                }}
              >
                Remove
              </Button>
            )}
          </td>
        </tr>
      ))}
    </Records>
  );
}

function NewTeam() {
  const client = useQueryClient();
  return (
    <div style={{ maxWidth: 360 }}>
      <AccountForm
        action="Make the team"
        onSubmit={async (values) => {
          try {
            await orpcClient.teams.create({ name: field(values, 'name') });
          } catch (error) {
            return reasonOf(error);
          }
          await client.invalidateQueries({ queryKey: orpc.teams.key() });
          return null;
        }}
      >
        <TextInput label="Name" name="name" required maxLength={100} />
      </AccountForm>
    </div>
  );
}
