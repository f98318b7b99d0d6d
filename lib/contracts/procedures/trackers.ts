import { z } from 'zod';
import { NewTracker, Ticket, Tracker, TrackerChange, TrackerKind, TrackerTest } from '../tracker';
import { base, Id } from './base';

const tags = ['Tickets'];

export const trackers = {
  list: base
    .route({ method: 'GET', path: '/trackers', tags, summary: 'List the trackers in which tickets are made' })
    .input(z.object({}))
    .output(z.object({ trackers: z.array(Tracker) })),
  create: base
    .route({
      method: 'POST',
      path: '/trackers',
      tags,
      summary: 'Add a project of GitHub, GitLab or Jira',
      description:
        'The address must be a public one, or one that the operator allows. The token is sealed, and never given back.',
      successStatus: 201,
    })
    .input(NewTracker)
    .output(Tracker),
  change: base
    .route({
      method: 'PATCH',
      path: '/trackers/{id}',
      tags,
      summary: 'Change a tracker, pause it, or go on; what is left out stays',
    })
    .input(TrackerChange.extend({ id: Id }))
    .output(Tracker),
  remove: base
    .route({
      method: 'DELETE',
      path: '/trackers/{id}',
      tags,
      summary: 'Remove a tracker; its tickets stay there, and are forgotten here',
    })
    .input(z.object({ id: Id }))
    .output(z.object({})),
  test: base
    .route({
      method: 'POST',
      path: '/trackers/{id}/test',
      tags,
      summary: 'Ask a tracker for its project, and say what it answered',
    })
    .input(z.object({ id: Id }))
    .output(TrackerTest),
};

export const tickets = {
  list: base
    .route({
      method: 'GET',
      path: '/findings/{id}/tickets',
      tags,
      summary: 'List the tickets of a finding, and the trackers in which it has none',
    })
    .input(z.object({ id: Id }))
    .output(
      z.object({
        tickets: z.array(Ticket),
        offered: z.array(z.object({ id: z.number().int(), name: z.string(), kind: TrackerKind })),
      }),
    ),
  open: base
    .route({
      method: 'POST',
      path: '/findings/{id}/tickets',
      tags,
      summary: 'Make a ticket of a finding, once; again it is tried anew where it failed',
      successStatus: 201,
    })
    .input(z.strictObject({ id: Id, tracker: z.number().int().positive() }))
    .output(Ticket),
};
