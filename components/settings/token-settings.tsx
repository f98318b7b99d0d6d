'use client';

import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountForm, field } from '@/components/account/account-form';
import { reasonOf } from '@/components/account/reason-of';
import { RelativeTime } from '@/components/ui/relative-time';
import { tokenList } from '@/lib/client/account-queries';
import { orpc, orpcClient } from '@/lib/client/orpc';
import { SCOPES, type Scope } from '@/lib/contracts/roles';
import { Records } from './records';
import { Section } from './section';
import { ShownOnce } from './shown-once';

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  read: 'Read: whatever you can see',
  write: 'Write: whatever you can change',
  intake: 'Intake: deliver traffic and specs, nothing else',
};
const LIFETIMES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
];

export function TokenSettings() {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <Section
        title="API tokens"
        heading="h1"
        lead="Programs sign their requests with one: `Authorization: Bearer …`. A token may do what its owner may, as far as its scopes go."
      >
        <TokenTable />
      </Section>
      <Section title="New token">
        {secret !== null && (
          <ShownOnce
            title="Your new token"
            text={secret}
            says="It is shown this once: only its hash is kept."
          />
        )}
        <NewToken onMade={setSecret} />
      </Section>
    </>
  );
}

function TokenTable() {
  const { data } = useSuspenseQuery(tokenList());
  const client = useQueryClient();
  const revoke = useMutation(
    orpc.tokens.revoke.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: orpc.tokens.key() }),
    }),
  );
  if (data.tokens.length === 0)
    return <p>There is no token yet. Make one below for each program that needs it.</p>;
  return (
    <Records label="Tokens" heads={['Name', 'Begins', 'Owner', 'Scopes', 'Expires', 'Last used', '']}>
      {data.tokens.map(({ id, name, start, owner, scopes, source, expiresAt, lastUsedAt }) => (
        <tr key={id}>
          <td>{name}</td>
          <td>
            <code>{start}…</code>
          </td>
          <td>{owner}</td>
          <td>{scopes.join(', ') + (source ? ` (${source} alone)` : '')}</td>
          <td>{expiresAt ? <RelativeTime iso={expiresAt} /> : 'never'}</td>
          <td>{lastUsedAt ? <RelativeTime iso={lastUsedAt} /> : 'never'}</td>
          <td>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Revoke ${name}`}
              loading={revoke.isPending && revoke.variables.id === id}
              onClick={() => {
                if (confirm(`Revoke ${name}? Programs that use it are refused from now on.`))
                  revoke.mutate({ id });
              }}
            >
              Revoke
            </Button>
          </td>
        </tr>
      ))}
    </Records>
  );
}

function NewToken({ onMade }: { onMade: (secret: string) => void }) {
  const client = useQueryClient();
  const [days, setDays] = useState<string | null>('90');
  return (
    <div style={{ maxWidth: 420 }}>
      <AccountForm
        action="Make the token"
        onSubmit={async (values) => {
          const scopes = SCOPES.filter((scope) => values.getAll('scope').includes(scope));
          if (scopes.length === 0) return 'Choose at least one scope.';
          try {
            const { secret } = await orpcClient.tokens.create({
              name: field(values, 'name'),
              scopes,
              source: field(values, 'source') || undefined,
              days: Number(days),
            });
            onMade(secret);
          } catch (error) {
            return reasonOf(error);
          }
          await client.invalidateQueries({ queryKey: orpc.tokens.key() });
          return null;
        }}
      >
        <TextInput
          label="Name"
          name="name"
          description="What will use it: “CI of the shop”"
          required
          maxLength={100}
        />
        <Checkbox.Group label="Scopes" defaultValue={['read']}>
          {SCOPES.map((scope) => (
            <Checkbox key={scope} name="scope" value={scope} label={SCOPE_WORDS[scope]} mt={8} />
          ))}
        </Checkbox.Group>
        <TextInput
          label="Source (optional)"
          name="source"
          description="The only one that it may deliver to"
          pattern="[\w.\-]{1,100}"
        />
        <Select label="Works for" data={LIFETIMES} value={days} onChange={setDays} allowDeselect={false} />
      </AccountForm>
    </div>
  );
}
