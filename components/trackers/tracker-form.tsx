'use client';

import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountForm, field } from '@/components/account/account-form';
import { reasonOf } from '@/components/account/reason-of';
import { orpc, orpcClient } from '@/lib/client/orpc';
import type { Tracker, TrackerKind } from '@/lib/contracts/tracker';
import { TRACKER_HINTS, TRACKER_WORDS } from './words';

interface TrackerFormProps {
  /** What is changed; a new one where there is none. */
  tracker: Tracker | null;
  onDone: () => void;
}

/** Where tickets are made, and by which token. That of what is there already is not known here: left empty it stays. */
export function TrackerForm({ tracker, onDone }: TrackerFormProps) {
  const client = useQueryClient();
  const [kind, setKind] = useState<TrackerKind>(tracker?.kind ?? 'github');
  const hints = TRACKER_HINTS[kind];
  const submit = async (values: FormData): Promise<string | null> => {
    const text = (name: string) => field(values, name).trim();
    const given = { name: text('name'), address: text('address'), project: text('project') };
    const jira = kind === 'jira' ? { account: text('account'), issueType: text('issueType') } : {};
    const token = text('token');
    try {
      if (tracker)
        await orpcClient.trackers.change({ id: tracker.id, ...given, ...jira, token: token || undefined });
      else await orpcClient.trackers.create({ ...given, ...jira, kind, token });
    } catch (error) {
      return reasonOf(error);
    }
    await client.invalidateQueries({ queryKey: orpc.trackers.key() });
    onDone();
    return null;
  };
  return (
    <div style={{ maxWidth: 460 }}>
      <AccountForm action={tracker ? 'Save' : 'Add it'} onSubmit={submit}>
        {!tracker && (
          <Select
            label="Kind"
            data={Object.entries(TRACKER_WORDS).map(([value, label]) => ({ value, label }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(value as TrackerKind)}
          />
        )}
        <TextInput label="Name" name="name" required maxLength={100} defaultValue={tracker?.name} />
        <TextInput
          key={`address ${kind}`}
          label="Address of its API"
          name="address"
          type="url"
          description={hints.addressSays}
          required
          maxLength={500}
          defaultValue={tracker?.address ?? hints.address}
        />
        <TextInput
          label="Project"
          name="project"
          description={hints.project}
          required
          maxLength={300}
          defaultValue={tracker?.project}
        />
        {kind === 'jira' && (
          <>
            <TextInput
              label="E-mail of the account"
              name="account"
              description="Of Jira Cloud; empty for Data Center"
              maxLength={200}
              autoComplete="off"
              defaultValue={tracker?.account}
            />
            <TextInput
              label="Issue type"
              name="issueType"
              required
              maxLength={100}
              defaultValue={tracker?.issueType ?? 'Task'}
            />
          </>
        )}
        <PasswordInput
          label="Token"
          name="token"
          description={tracker ? 'Empty: the one that it has, which is not shown' : hints.token}
          required={!tracker}
          maxLength={2000}
          autoComplete="off"
        />
      </AccountForm>
    </div>
  );
}
