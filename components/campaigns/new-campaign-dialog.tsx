'use client';

import { Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { Dialog } from '@/components/ui/dialog';
import { formatQuantity } from '@/components/ui/format';
import { useNow } from '@/components/ui/now';
import { refreshCampaigns, scopePreview } from '@/lib/client/campaign-queries';
import { orpc } from '@/lib/client/orpc';
import type { CampaignScope } from '@/lib/contracts/campaign';
import { campaignHref } from './campaign-url';
import classes from './campaigns.module.css';
import { ScopeFields } from './scope-fields';

const TYPING_MS = 250;
const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const USUAL_CADENCE = 365;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Asks what a new review is about, and shows which APIs that would be. */
export function NewCampaignDialog({ onClose }: { onClose: () => void }) {
  const now = useNow();
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [dueOn, setDueOn] = useState(dayOf(now + USUAL_DAYS * DAY_MS));
  const [cadenceDays, setCadence] = useState(USUAL_CADENCE);
  const [scope, setScope] = useState<CampaignScope>({});
  const client = useQueryClient();
  const router = useRouter();
  const create = useMutation(
    orpc.campaigns.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await refreshCampaigns(client);
        router.push(campaignHref(id));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ title, description, dueOn, cadenceDays, scope });
  };
  return (
    <Dialog title="New review" width={620} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Title"
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <Textarea
          label="What reviewers should look at"
          maxLength={2000}
          autosize
          minRows={2}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <div className={classes.pair}>
          <TextInput
            type="date"
            label="Due on"
            description="The last day, UTC"
            required
            min={dayOf(now)}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
          />
          <TextInput
            type="number"
            label="Next review within"
            description="Days; later than that it is overdue"
            required
            min={7}
            max={1095}
            value={cadenceDays}
            onChange={(event) => setCadence(event.currentTarget.valueAsNumber)}
          />
        </div>
        <ScopeFields scope={scope} onChange={setScope} />
        <Preview scope={scope} />
        {create.isError && <Refusal>{reasonOf(create.error)}</Refusal>}
        <footer>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Make the draft
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Preview({ scope }: { scope: CampaignScope }) {
  const [settled] = useDebouncedValue(scope, TYPING_MS);
  const preview = useQuery(scopePreview(settled)).data;
  return (
    <p role="status" className={classes.preview}>
      {preview && sayPreview(preview)}
    </p>
  );
}

function sayPreview({ apis, unowned, names }: { apis: number; unowned: number; names: string[] }): string {
  if (apis === 0) return 'No API is in this scope now. It can start only when there is one.';
  const more = apis > names.length ? ` and ${apis - names.length} more` : '';
  const none = unowned > 0 ? ` ${unowned} of them have no owner: assign those after the start.` : '';
  return `Now ${formatQuantity(apis, 'API')}: ${names.join(', ')}${more}.${none}`;
}
