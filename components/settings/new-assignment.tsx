'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { AccountForm, field } from '@/components/account/account-form';
import { reasonOf } from '@/components/account/reason-of';
import { peopleNames, teamList } from '@/lib/client/account-queries';
import { orpc, orpcClient } from '@/lib/client/orpc';

/** What a new assignment rule is for, and to whom it gives. */
export function NewAssignment() {
  const client = useQueryClient();
  const { people } = useSuspenseQuery(peopleNames()).data;
  const { teams } = useSuspenseQuery(teamList()).data;
  const team = teams.map(({ id, name }) => ({ value: String(id), label: name }));
  const submit = async (values: FormData): Promise<string | null> => {
    const [kind, id = ''] = field(values, 'assignee').split(' ');
    const owner = field(values, 'owner');
    try {
      await orpcClient.assignments.add({
        rule: field(values, 'rule'),
        api: field(values, 'api'),
        path: field(values, 'path'),
        owner: owner === '' ? null : Number(owner),
        person: kind === 'person' ? id : null,
        team: kind === 'team' ? Number(id) : null,
      });
    } catch (error) {
      return reasonOf(error);
    }
    await client.invalidateQueries({ queryKey: orpc.assignments.key() });
    return null;
  };
  return (
    <div style={{ maxWidth: 420 }}>
      <AccountForm action="Add the rule" onSubmit={submit}>
        <TextInput
          label="Detection rule"
          description="As AUTH-02, or AUTH for all of a kind; empty for any"
          name="rule"
          maxLength={10}
        />
        <TextInput
          label="Name of the API"
          description="With * for any characters; empty for any"
          name="api"
          maxLength={300}
        />
        <TextInput label="Path" description="As /payments/*; empty for any" name="path" maxLength={500} />
        <NativeSelect
          label="Owner of the API"
          name="owner"
          data={[{ value: '', label: 'Any, or none' }, ...team]}
        />
        <NativeSelect
          label="Assign to"
          name="assignee"
          data={[
            ...(team.length === 0
              ? []
              : [
                  {
                    group: 'Teams',
                    items: team.map(({ value, label }) => ({ value: `team ${value}`, label })),
                  },
                ]),
            {
              group: 'People',
              items: people.map(({ id, name }) => ({ value: `person ${id}`, label: name })),
            },
          ]}
        />
      </AccountForm>
    </div>
  );
}
