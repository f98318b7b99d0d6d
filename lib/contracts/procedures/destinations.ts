import { z } from 'zod';
import {
  Delivery,
  DeliveryStatus,
  Destination,
  DestinationChange,
  NewDestination,
  SendOutcome,
} from '../destination';
import { base, Id } from './base';

/** Of rows that are counted beyond 2^53. */
const RowId = z.string().regex(/^\d{1,18}$/);

export const destinations = {
  list: base
    .route({
      method: 'GET',
      path: '/destinations',
      tags: ['Destinations'],
      summary: 'List where others are told of what happens, by name',
    })
    .input(z.object({}))
    .output(z.object({ destinations: z.array(Destination) })),
  create: base
    .route({
      method: 'POST',
      path: '/destinations',
      tags: ['Destinations'],
      summary: 'Add a webhook, or a channel of Slack or Teams; the secret of a webhook is shown this once',
      description:
        'The address must be a public one, or one that the operator allows. It is sealed, and never given back.',
      successStatus: 201,
    })
    .input(NewDestination)
    .output(
      z.object({
        destination: Destination,
        /** Signs what a webhook gets (Standard Webhooks); `null` for chats. */
        secret: z.string().nullable(),
      }),
    ),
  change: base
    .route({
      method: 'PATCH',
      path: '/destinations/{id}',
      tags: ['Destinations'],
      summary: 'Change a destination, pause it, or go on',
      description:
        'What waits for a paused destination waits on; of what happens meanwhile it is not told. What is left out stays.',
    })
    .input(DestinationChange.extend({ id: Id }))
    .output(Destination),
  remove: base
    .route({
      method: 'DELETE',
      path: '/destinations/{id}',
      tags: ['Destinations'],
      summary: 'Remove a destination, and forget what waits for it',
    })
    .input(z.object({ id: Id }))
    .output(z.object({})),
  test: base
    .route({
      method: 'POST',
      path: '/destinations/{id}/test',
      tags: ['Destinations'],
      summary: 'Send a message that says that it is a test, and say what became of it',
    })
    .input(z.object({ id: Id }))
    .output(SendOutcome),
  deliveries: base
    .route({
      method: 'GET',
      path: '/destinations/{id}/deliveries',
      tags: ['Destinations'],
      summary: 'List what was sent to a destination, or is to be, newest first',
    })
    .input(
      z.object({
        id: Id,
        status: DeliveryStatus.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: RowId.optional(),
      }),
    )
    .output(z.object({ deliveries: z.array(Delivery), nextCursor: z.string().nullable() })),
  replay: base
    .route({
      method: 'POST',
      path: '/destinations/{id}/replay',
      tags: ['Destinations'],
      summary: 'Send a delivery again, or without `delivery` all that were given up',
      description: 'Under the same ids, so that a receiver knows what it has already.',
    })
    .input(z.strictObject({ id: Id, delivery: RowId.optional() }))
    .output(z.object({ replayed: z.number().int() })),
};
