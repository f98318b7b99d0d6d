'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { formatQuantity } from '@/components/ui/format';
import selectClasses from '@/components/ui/select.module.css';
import { peopleNames, teamList } from '@/lib/client/account-queries';
import { refreshCampaigns } from '@/lib/client/campaign-queries';
import { orpc } from '@/lib/client/orpc';
import classes from './campaign-page.module.css';

interface AssignBarProps {
  id: number;
  items: readonly number[];
  onDone: () => void;
}

/** Names who reviews the selected APIs. */
export function AssignBar({ id, items, onDone }: AssignBarProps) {
  const people = useQuery(peopleNames()).data?.people ?? [];
  const teams = useQuery(teamList()).data?.teams ?? [];
  const client = useQueryClient();
  const assign = useMutation(
    orpc.campaigns.assign.mutationOptions({
      onSuccess: async () => {
        await refreshCampaigns(client);
        onDone();
      },
    }),
  );
  const choose = (value: string) => {
    const [kind, whom = ''] = value.split(' ');
    assign.mutate({
      id,
      items: [...items],
      person: kind === 'person' ? whom : null,
      team: kind === 'team' ? Number(whom) : null,
    });
  };
  return (
    <section aria-label="Selected APIs" className={classes.toolbar}>
      <strong>{formatQuantity(items.length, 'API')} selected</strong>
      <label>
        Assign to
        <select
          className={selectClasses.select}
          value=""
          disabled={assign.isPending}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">Choose…</option>
          <option value="own">The team of each API</option>
          <optgroup label="People">
            {people.map(({ id: person, name }) => (
              <option key={person} value={`person ${person}`}>
                {name}
              </option>
            ))}
          </optgroup>
          {teams.length > 0 && (
            <optgroup label="Teams">
              {teams.map(({ id: team, name }) => (
                <option key={team} value={`team ${team}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      {assign.isError && <Refusal>{reasonOf(assign.error)}</Refusal>}
    </section>
  );
}
