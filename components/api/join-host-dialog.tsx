'use client';

import { Autocomplete, Button, Group, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/notice';
import { showToast } from '@/components/ui/toast';
import { apiCoverage } from '@/lib/client/api-queries';
import { describeFailure } from '@/lib/client/failure';
import { orpc } from '@/lib/client/orpc';
import { refreshInventory } from '@/lib/client/refresh-inventory';
import type { ApiSummary } from '@/lib/contracts/inventory';
import { looseHost } from './api-hosts';
import classes from './join-host-dialog.module.css';
import { JoinPreview } from './join-preview';

interface JoinHostDialogProps {
  api: ApiSummary;
  /** The host to begin with. */
  host?: string;
  onClose: () => void;
}

/**
 * Says that a host's traffic is an API's. From an API known by its host alone, its host goes to another API; from one
 * with a spec, another host comes to it.
 */
export function JoinHostDialog({ api, host, onClose }: JoinHostDialogProps) {
  return (
    <Dialog
      title={api.specs === 0 ? `Join ${api.name} to an API` : `Join a host to ${api.name}`}
      onClose={onClose}
    >
      <JoinHostForm api={api} host={host} onClose={onClose} />
    </Dialog>
  );
}

function JoinHostForm({ api, host: suggested = '', onClose }: JoinHostDialogProps) {
  const isHostOnly = api.specs === 0;
  const [target, setTarget] = useState<string | null>(isHostOnly ? null : String(api.id));
  const [host, setHost] = useState(looseHost(api) ?? suggested);
  const { data } = useQuery(apiCoverage());
  const client = useQueryClient();
  const join = useMutation(
    orpc.apis.joinHost.mutationOptions({
      onSuccess: (joined) => {
        void showToast({ title: 'Host joined', message: `${host} is now a host of ${joined.name}.` });
        void refreshInventory(client);
        onClose();
      },
    }),
  );
  const others = (data?.apis ?? []).filter(({ id }) => id !== api.id);
  const looseHosts = others
    .filter(({ specs }) => specs === 0)
    .flatMap(({ hosts }) => hosts.map((one) => one.host))
    .filter((name) => name !== '');
  const isAllKnown = data?.nextCursor === null;
  const moved = isHostOnly ? api : others.find(({ name, specs }) => specs === 0 && name === host.trim());
  const into = isHostOnly ? (others.find(({ id }) => String(id) === target)?.name ?? null) : api.name;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (target && host.trim()) join.mutate({ id: Number(target), host: host.trim() });
      }}
    >
      <p>
        {isHostOnly
          ? 'This API was made for its host, as no spec’s servers name it. Choose the API whose traffic this is.'
          : 'Choose a host whose traffic belongs to this API although no server of its specs names it.'}
      </p>
      {isHostOnly ? (
        <Select
          label="API"
          searchable
          data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={target}
          onChange={setTarget}
          nothingFoundMessage="No API has this name"
          data-autofocus
        />
      ) : (
        <Autocomplete
          label="Host"
          data={[...new Set(looseHosts)]}
          value={host}
          onChange={setHost}
          data-autofocus={suggested === '' || undefined}
        />
      )}
      {into !== null && (moved || isAllKnown) && <JoinPreview moved={moved ?? null} into={into} />}
      {join.isError && <ErrorNotice title="The host was not joined." {...describeFailure(join.error)} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          data-autofocus={suggested !== '' || undefined}
          disabled={!target || !host.trim()}
          loading={join.isPending}
        >
          Join {host || 'the host'}
        </Button>
      </Group>
    </form>
  );
}
