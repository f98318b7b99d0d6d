'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { Records } from '@/components/settings/records';
import { Dialog } from '@/components/ui/dialog';
import { formatQuantity } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import { orpc } from '@/lib/client/orpc';
import type { Tracker } from '@/lib/contracts/tracker';
import { TRACKER_WORDS } from './words';

interface TrackerTableProps {
  trackers: readonly Tracker[];
  onEdit: (id: number) => void;
}

export function TrackerTable({ trackers, onEdit }: TrackerTableProps) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: orpc.trackers.key() });
  const test = useMutation(orpc.trackers.test.mutationOptions());
  const change = useMutation(orpc.trackers.change.mutationOptions({ onSettled }));
  const [removed, setRemoved] = useState<Tracker | null>(null);
  const failed = [test, change].find(({ isError }) => isError);
  if (trackers.length === 0) return <p>There is none yet. Add one below, and test it.</p>;
  const tested = trackers.find(({ id }) => id === test.variables?.id)?.name;
  return (
    <>
      {failed && <Refusal>{reasonOf(failed.error)}</Refusal>}
      {test.data &&
        (test.data.isReached ? (
          <p role="status">
            {tested} is reached: {test.data.says}.
          </p>
        ) : (
          <Refusal>
            {tested} is not reached. {test.data.says}
          </Refusal>
        ))}
      <Records label="Trackers" heads={['Name', 'Project', 'State', 'Last read', '']}>
        {trackers.map((tracker) => {
          const { id, name, kind, project, isEnabled, lastReadAt } = tracker;
          return (
            <tr key={id}>
              <td>{name}</td>
              <td>
                {TRACKER_WORDS[kind]}, {project}
              </td>
              <td>{sayState(tracker)}</td>
              <td>{lastReadAt ? <RelativeTime iso={lastReadAt} /> : 'never'}</td>
              <td>
                <Button.Group style={{ justifyContent: 'flex-end' }}>
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
                  <Act word="Remove" label={`Remove ${name}`} onClick={() => setRemoved(tracker)} />
                </Button.Group>
              </td>
            </tr>
          );
        })}
      </Records>
      {removed && <RemoveDialog tracker={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

function RemoveDialog({ tracker: { id, name }, onClose }: { tracker: Tracker; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation(
    orpc.trackers.remove.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: orpc.trackers.key() });
        onClose();
      },
    }),
  );
  return (
    <Dialog title={`Remove ${name}?`} width={440} onClose={onClose}>
      <p>
        Its tickets stay there. Findings here forget them, and are not closed or opened with them any more.
      </p>
      {remove.isError && <Refusal>{reasonOf(remove.error)}</Refusal>}
      <Button.Group style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id })}>
          Remove it
        </Button>
      </Button.Group>
    </Dialog>
  );
}

interface ActProps {
  word: string;
  label: string;
  isPending?: boolean;
  onClick: () => void;
}

function Act({ word, label, isPending = false, onClick }: ActProps) {
  return (
    <Button size="compact-sm" variant="default" aria-label={label} loading={isPending} onClick={onClick}>
      {word}
    </Button>
  );
}

function sayState({ isEnabled, open, failing, error }: Tracker): string {
  const state = [isEnabled ? 'on' : 'paused', `${formatQuantity(open, 'ticket')} open`];
  if (failing > 0) state.push(`${failing} not made or changed yet`);
  return error === null ? state.join(', ') : `${state.join(', ')}. ${error}`;
}
