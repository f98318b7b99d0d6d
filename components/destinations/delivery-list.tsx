'use client';

import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { Records } from '@/components/settings/records';
import { Section } from '@/components/settings/section';
import { ErrorNotice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { deliveryPages } from '@/lib/client/destination-queries';
import { describeFailure } from '@/lib/client/failure';
import { orpc } from '@/lib/client/orpc';
import type { Delivery, DeliveryStatus, Destination } from '@/lib/contracts/destination';
import { destinationsParsers } from './destinations-url';
import { DELIVERY_WORDS } from './words';

/** What a destination was told, or is to be, and what became of it. */
export function DeliveryList({ destination: { id, name, dead } }: { destination: Destination }) {
  const [{ status }, setState] = useQueryStates(destinationsParsers);
  const client = useQueryClient();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    deliveryPages({ id, status }),
  );
  const replay = useMutation(
    orpc.destinations.replay.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: orpc.destinations.key() }),
    }),
  );
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <Section
      title={`Deliveries to ${name}`}
      lead="What fails is tried ten times within a day, then given up. What is sent again keeps its id, so that a receiver knows what it has already. After 30 days it is forgotten."
      action={
        <Button variant="default" size="compact-md" onClick={() => void setState(null)}>
          Close
        </Button>
      }
    >
      <div style={{ display: 'flex', gap: 12, alignItems: 'end', margin: '12px 0' }}>
        <NativeSelect
          label="Show"
          value={status ?? ''}
          data={[
            { value: '', label: 'All' },
            ...Object.entries(DELIVERY_WORDS).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) =>
            void setState({ status: (event.currentTarget.value as DeliveryStatus) || null })
          }
        />
        {dead > 0 && (
          <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate({ id })}>
            Send the {dead} given up again
          </Button>
        )}
      </div>
      {replay.isError && <Refusal>{reasonOf(replay.error)}</Refusal>}
      {error && (
        <ErrorNotice
          title="The deliveries could not be read."
          {...describeFailure(error)}
          onRetry={() => void refetch()}
        />
      )}
      {data && deliveries.length === 0 && (
        <p>{status === null ? 'Nothing has happened yet of which it is told.' : 'None is like that.'}</p>
      )}
      {deliveries.length > 0 && (
        <Records label="Deliveries" heads={['When', 'What', 'State', 'Attempts', 'Last answer', '']}>
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              onReplay={() => replay.mutate({ id, delivery: delivery.id })}
            />
          ))}
        </Records>
      )}
      {hasNextPage && (
        <Button mt={12} variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Section>
  );
}

function DeliveryRow({ delivery, onReplay }: { delivery: Delivery; onReplay: () => void }) {
  const { at, says, status, attempts, nextAttemptAt, answer, error } = delivery;
  return (
    <tr>
      <td>
        <RelativeTime iso={at} />
      </td>
      <td style={{ whiteSpace: 'normal', minWidth: 260 }}>{says}</td>
      <td>
        {DELIVERY_WORDS[status]}
        {nextAttemptAt !== null && attempts > 0 && (
          <>
            , next <RelativeTime iso={nextAttemptAt} />
          </>
        )}
      </td>
      <td>{attempts}</td>
      <td style={{ whiteSpace: 'normal', minWidth: 160 }}>{error ?? answer ?? ''}</td>
      <td>
        {status !== 'pending' && (
          <Button size="compact-sm" variant="default" aria-label={`Send again: ${says}`} onClick={onReplay}>
            Send again
          </Button>
        )}
      </td>
    </tr>
  );
}
