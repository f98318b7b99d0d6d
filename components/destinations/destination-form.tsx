'use client';

import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountForm, field } from '@/components/account/account-form';
import { reasonOf } from '@/components/account/reason-of';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { teamList } from '@/lib/client/account-queries';
import { orpc, orpcClient } from '@/lib/client/orpc';
import type { Destination, DestinationKind } from '@/lib/contracts/destination';
import type { Severity } from '@/lib/contracts/rule';
import { ApiChoice } from './api-choice';
import { ADDRESS_HINTS, DESTINATION_WORDS, OUTBOUND_KINDS, OUTBOUND_WORDS } from './words';

interface DestinationFormProps {
  /** What is changed; a new one where there is none. */
  destination: Destination | null;
  /** Gets the secret of a new webhook. */
  onDone: (secret: string | null) => void;
}

/** Where to, and what of. The address of what is there already is not known here: left empty it stays. */
export function DestinationForm({ destination, onDone }: DestinationFormProps) {
  const client = useQueryClient();
  const { teams } = useSuspenseQuery(teamList()).data;
  const [kind, setKind] = useState<DestinationKind>(destination?.kind ?? 'webhook');
  const [minSeverity, setMinSeverity] = useState<Severity | null>(destination?.minSeverity ?? null);
  const [teamIds, setTeamIds] = useState(destination?.teamIds ?? []);
  const [apis, setApis] = useState(destination?.apis ?? []);
  const submit = async (values: FormData): Promise<string | null> => {
    const events = OUTBOUND_KINDS.filter((event) => values.getAll('event').includes(event));
    if (events.length === 0) return 'Choose at least one kind of event.';
    const name = field(values, 'name');
    const url = field(values, 'url').trim();
    const given = { name, events, minSeverity, teamIds, apiIds: apis.map(({ id }) => id) };
    try {
      if (destination) {
        await orpcClient.destinations.change({ id: destination.id, ...given, url: url || undefined });
        onDone(null);
      } else {
        const { secret } = await orpcClient.destinations.create({ ...given, kind, url });
        onDone(secret);
      }
    } catch (error) {
      return reasonOf(error);
    }
    await client.invalidateQueries({ queryKey: orpc.destinations.key() });
    return null;
  };
  return (
    <div style={{ maxWidth: 460 }}>
      <AccountForm action={destination ? 'Save' : 'Add it'} onSubmit={submit}>
        {!destination && (
          <Select
            label="Kind"
            data={Object.entries(DESTINATION_WORDS).map(([value, label]) => ({ value, label }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(value as DestinationKind)}
          />
        )}
        <TextInput label="Name" name="name" required maxLength={100} defaultValue={destination?.name} />
        <TextInput
          label="Address"
          name="url"
          type="url"
          description={destination ? 'Empty: the one that it has, which is not shown' : ADDRESS_HINTS[kind]}
          required={!destination}
          maxLength={2000}
          autoComplete="off"
        />
        <Select
          label="Findings from"
          data={[
            { value: '', label: 'any severity' },
            ...Object.entries(SEVERITY_WORDS).map(([value, word]) => ({
              value,
              label: `${word.toLowerCase()} up`,
            })),
          ]}
          value={minSeverity ?? ''}
          allowDeselect={false}
          onChange={(value) => setMinSeverity(value ? (value as Severity) : null)}
        />
        {teams.length > 0 && (
          <MultiSelect
            label="Teams"
            description="None: every API, whoever owns it"
            data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={teamIds.map(String)}
            onChange={(ids) => setTeamIds(ids.map(Number))}
          />
        )}
        <ApiChoice chosen={apis} onChange={setApis} />
        <Checkbox.Group label="Is told when" defaultValue={destination?.events ?? OUTBOUND_KINDS}>
          {OUTBOUND_KINDS.map((event) => (
            <Checkbox key={event} name="event" value={event} label={OUTBOUND_WORDS[event]} mt={8} />
          ))}
        </Checkbox.Group>
      </AccountForm>
    </div>
  );
}
