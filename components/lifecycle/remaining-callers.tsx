'use client';

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { ApiSection } from '@/components/api/api-section';
import tableClasses from '@/components/api/api-tables.module.css';
import { formatCompact, formatCount } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import { apisKey } from '@/lib/client/api-queries';
import { orpc } from '@/lib/client/orpc';
import type { ApiLifecycle, Departure, RemainingCaller } from '@/lib/contracts/lifecycle';
import classes from './remaining-callers.module.css';
import { callersInWords } from './words';

const AT_FIRST = 12;

/** Who has called what leaves within the last 30 days, by name where people know it. */
export function RemainingCallers({ departure }: { departure: NonNullable<ApiLifecycle['departure']> }) {
  const { remaining, callers } = departure;
  const mayName = useMay('lifecycle.nameCaller');
  const [isWhole, setIsWhole] = useState(false);
  return (
    <ApiSection title="Who still calls" note={noteOf(departure)}>
      {remaining.length > 0 && (
        <table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">Client</th>
              <th scope="col" className={tableClasses.number}>
                Requests
              </th>
              <th scope="col" className={tableClasses.number}>
                Endpoints
              </th>
              <th scope="col" className={tableClasses.number}>
                Last
              </th>
            </tr>
          </thead>
          <tbody>
            {remaining.slice(0, isWhole ? undefined : AT_FIRST).map((caller) => (
              <CallerRow key={caller.fingerprint} caller={caller} mayName={mayName} />
            ))}
          </tbody>
        </table>
      )}
      {!isWhole && remaining.length > AT_FIRST && (
        <p className={tableClasses.after}>
          <Button size="compact-xs" variant="default" onClick={() => setIsWhole(true)}>
            Show {formatCount(remaining.length - AT_FIRST)} more
          </Button>
        </p>
      )}
      {callers !== null && mayName && <NameByAddress />}
    </ApiSection>
  );
}

function noteOf(departure: Pick<Departure, 'callers' | 'left'>): string {
  const words = callersInWords(departure);
  if (departure.callers === null) return words;
  return departure.left ? `${words}: last seen 30 to 60 days ago` : `${words} in the last 30 days`;
}

function useNaming(onDone: () => void) {
  const client = useQueryClient();
  return useMutation(
    orpc.lifecycle.nameCaller.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: apisKey });
        onDone();
      },
    }),
  );
}

function CallerRow({ caller, mayName }: { caller: RemainingCaller; mayName: boolean }) {
  const { fingerprint, name, requests, endpoints, lastSeen } = caller;
  const [isNaming, setIsNaming] = useState(false);
  return (
    <tr>
      <th scope="row">
        {isNaming ? (
          <NameForm caller={caller} onDone={() => setIsNaming(false)} />
        ) : (
          <span className={classes.client}>
            {name !== null && <b>{name}</b>}
            <code>{fingerprint}</code>
            {mayName && (
              <Button size="compact-xs" variant="default" onClick={() => setIsNaming(true)}>
                {name === null ? 'Name it' : 'Rename'}
              </Button>
            )}
          </span>
        )}
      </th>
      <td className={tableClasses.number} data-label="requests" title={formatCount(requests)}>
        {formatCompact(requests)}
      </td>
      <td className={tableClasses.number} data-label="endpoints">
        {formatCount(endpoints)}
      </td>
      <td className={tableClasses.number}>
        <RelativeTime iso={lastSeen} />
      </td>
    </tr>
  );
}

function NameForm({ caller, onDone }: { caller: RemainingCaller; onDone: () => void }) {
  const [name, setName] = useState(caller.name ?? '');
  const naming = useNaming(onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    naming.mutate({ fingerprint: caller.fingerprint, name });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={`Name of the client ${caller.fingerprint}`}
        maxLength={100}
        required={caller.name === null}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoFocus
      />
      <Button type="submit" size="xs" loading={naming.isPending}>
        Save
      </Button>
      <Button size="xs" variant="default" onClick={onDone}>
        Cancel
      </Button>
      {naming.isError && <Refusal>{reasonOf(naming.error)}</Refusal>}
    </form>
  );
}

/** The address goes to the server once, for its fingerprint. */
function NameByAddress() {
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const naming = useNaming(() => {
    setAddress('');
    setName('');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    naming.mutate({ address: address.trim(), name });
  };
  return (
    <form className={`${classes.form} ${classes.byAddress}`} onSubmit={submit}>
      <TextInput
        size="xs"
        label="Address of a client"
        description="Only its fingerprint is kept"
        required
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label="Its name"
        description="Team or program"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={naming.isPending}>
        Name it
      </Button>
      {naming.isError && <Refusal>{reasonOf(naming.error)}</Refusal>}
    </form>
  );
}
