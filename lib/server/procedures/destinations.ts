import { requestDelivery } from '@/lib/jobs/background-link';
import { browseDeliveries, replay } from '@/lib/services/outbound/deliveries';
import {
  browseDestinations,
  changeDestination,
  createDestination,
  deleteDestination,
  testDestination,
} from '@/lib/services/outbound/destinations';
import { os } from './base';

export const destinations = {
  list: os.destinations.list.handler(async () => ({ destinations: await browseDestinations() })),
  create: os.destinations.create.handler(({ input, context }) => {
    const { url: _, ...told } = input;
    Object.assign(context.detail, told);
    return createDestination(input, new Date());
  }),
  change: os.destinations.change.handler(async ({ input: { id, ...change }, context }) => {
    const { url, ...told } = change;
    Object.assign(context.detail, told, url !== undefined && { isAddressChanged: true });
    const destination = await changeDestination(id, change);
    await requestDelivery();
    return destination;
  }),
  remove: os.destinations.remove.handler(async ({ input, context }) => {
    context.detail.name = await deleteDestination(input.id);
    return {};
  }),
  test: os.destinations.test.handler(async ({ input, context }) => {
    const outcome = await testDestination(input.id, new Date());
    Object.assign(context.detail, outcome);
    return outcome;
  }),
  deliveries: os.destinations.deliveries.handler(({ input }) => browseDeliveries(input)),
  replay: os.destinations.replay.handler(async ({ input, context }) => {
    const { replayed } = await replay(input, new Date());
    Object.assign(context.detail, { delivery: input.delivery, replayed });
    await requestDelivery();
    return { replayed };
  }),
};
