import { requestTrackers } from '@/lib/jobs/background-link';
import { browseTickets, openTicket } from '@/lib/services/tickets/finding-tickets';
import {
  browseTrackers,
  changeTracker,
  createTracker,
  deleteTracker,
  testTracker,
} from '@/lib/services/tickets/trackers';
import { actorOf } from './actor-of';
import { os } from './base';

export const trackers = {
  list: os.trackers.list.handler(async () => ({ trackers: await browseTrackers() })),
  create: os.trackers.create.handler(({ input, context }) => {
    const { token: _, ...told } = input;
    Object.assign(context.detail, told);
    return createTracker(input, new Date());
  }),
  change: os.trackers.change.handler(async ({ input: { id, ...change }, context }) => {
    const { token, ...told } = change;
    Object.assign(context.detail, told, token !== undefined && { isTokenChanged: true });
    const tracker = await changeTracker(id, change);
    await requestTrackers();
    return tracker;
  }),
  remove: os.trackers.remove.handler(async ({ input, context }) => {
    context.detail.name = await deleteTracker(input.id);
    return {};
  }),
  test: os.trackers.test.handler(async ({ input, context }) => {
    const outcome = await testTracker(input.id, new Date());
    Object.assign(context.detail, { isReached: outcome.isReached });
    return outcome;
  }),
};

export const tickets = {
  list: os.tickets.list.handler(({ input }) => browseTickets(input.id)),
  open: os.tickets.open.handler(async ({ input: { id, tracker }, context }) => {
    const ticket = await openTicket({ finding: id, tracker }, actorOf(context), new Date());
    Object.assign(context.detail, { tracker: ticket.tracker.name });
    await requestTrackers();
    return ticket;
  }),
};
