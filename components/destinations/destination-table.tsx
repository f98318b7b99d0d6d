'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { Records } from '@/components/settings/records';
import { RelativeTime } from '@/components/ui/relative-time';
import { orpc } from '@/lib/client/orpc';
import type { Destination } from '@/lib/contracts/destination';
import { DESTINATION_WORDS, OUTBOUND_KINDS } from './words';

interface DestinationTableProps {
  destinations: readonly Destination[];
  /** Shows the deliveries of one. */
  onShow: (id: number) => void;
  onEdit: (id: number) => void;
}

export function DestinationTable({ destinations, onShow, onEdit }: DestinationTableProps) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: orpc.destinations.key() });
  const test = useMutation(orpc.destinations.test.mutationOptions());
  const change = useMutation(orpc.destinations.change.mutationOptions({ onSettled: refresh }));
  // The list alone: its deliveries, which may be shown, are gone with a destination.
  const refreshList = () => client.invalidateQueries({ queryKey: orpc.destinations.list.key() });
  const remove = useMutation(orpc.destinations.remove.mutationOptions({ onSettled: refreshList }));
  const failed = [test, change, remove].find(({ isError }) => isError);
  if (destinations.length === 0)
    return <p>Nobody is told yet. Add a webhook or a channel below, and send it a test.</p>;
  const tested = destinations.find(({ id }) => id === test.variables?.id)?.name;
  return (
    <>
      {failed && <Refusal>{reasonOf(failed.error)}</Refusal>}
      {test.data && !test.data.isDelivered && (
        <Refusal>
          {tested} did not take the test. {test.data.error}
        </Refusal>
      )}
      {test.data?.isDelivered && (
        <p role="status">
          {tested} took the test (HTTP {test.data.answer}).
        </p>
      )}
      <Records label="Destinations" heads={['Name', 'Kind', 'Is told', 'State', 'Last delivered', '']}>
        {destinations.map((destination) => {
          const { id, name, kind, host, isEnabled, lastDeliveredAt } = destination;
          return (
            <tr key={id}>
              <td>
                {name}
                <br />
                <small>{host || 'address sealed with another key'}</small>
              </td>
              <td>{DESTINATION_WORDS[kind]}</td>
              <td>{sayWish(destination)}</td>
              <td>{sayState(destination)}</td>
              <td>{lastDeliveredAt ? <RelativeTime iso={lastDeliveredAt} /> : 'never'}</td>
              <td>
                <Button.Group style={{ justifyContent: 'flex-end' }}>
                  <Act word="Deliveries" label={`Deliveries to ${name}`} onClick={() => onShow(id)} />
                  <Act
                    word="Test"
                    label={`Test ${name}`}
                    isPending={test.isPending && test.variables.id === id}
                    onClick={() => test.mutate({ id })}
                  />
                  <Act word="Change" label={`Change ${name}`} onClick={() => onEdit(id)} />
                  <Act
                    word={isEnabled ? 'Pause' : 'Go on'}
                    label={isEnabled ? `Pause ${name}` : `Go on with ${name}`}
                    onClick={() => change.mutate({ id, isEnabled: !isEnabled })}
                  />
                  <Act
                    word="Remove"
                    label={`Remove ${name}`}
                    onClick={() => {
                      if (confirm(confirmation(destination))) remove.mutate({ id });
                    }}
                  />
                </Button.Group>
              </td>
            </tr>
          );
        })}
      </Records>
    </>
  );
}

function Act({
  word,
  label,
  isPending = false,
  onClick,
}: {
  word: string;
  label: string;
  isPending?: boolean;
  onClick: () => void;
}) {
  return (
    <Button size="compact-sm" variant="default" aria-label={label} loading={isPending} onClick={onClick}>
      {word}
    </Button>
  );
}

function sayWish({ events, minSeverity, teamIds, apiIds }: Destination): string {
  const kinds = events.length === OUTBOUND_KINDS.length ? 'everything' : `${events.length} kinds of events`;
  const floor = minSeverity === null ? [] : [`from ${SEVERITY_WORDS[minSeverity].toLowerCase()} up`];
  const teams = teamIds.length === 0 ? [] : [`${teamIds.length} ${teamIds.length === 1 ? 'team' : 'teams'}`];
  const apis = apiIds.length === 0 ? [] : [`${apiIds.length} ${apiIds.length === 1 ? 'API' : 'APIs'}`];
  return [kinds, ...floor, ...teams, ...apis].join(', ');
}

function sayState({ isEnabled, pending, dead }: Destination): string {
  const waits = pending === 0 ? [] : [`${pending} waiting`];
  const givenUp = dead === 0 ? [] : [`${dead} given up`];
  return [isEnabled ? 'on' : 'paused', ...waits, ...givenUp].join(', ');
}

function confirmation({ name, pending }: Destination): string {
  return pending === 0
    ? `Remove ${name}? It is told nothing from now on.`
    : `Remove ${name}? It is told nothing from now on, and ${pending} waiting messages are forgotten.`;
}
