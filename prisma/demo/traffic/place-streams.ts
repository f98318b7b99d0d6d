import type { ApiTraffic, DemoApi, DemoOperation } from '../demo-api';
import type { Calendar } from './calendar';
import { operationStream } from './operation-stream';
import type { Stream } from './wire-exchange';

interface Place {
  name: string;
  api: string;
  host: string;
  count: number;
  operations: number;
  isPlaintext?: boolean;
}

/** Where the same code runs for tests, open to the world; the first is in the spec, the others nobody declared. */
const PLACES: readonly Place[] = [
  {
    name: 'orders staging',
    api: 'orders',
    host: 'orders.staging.halden-roe.example',
    count: 540,
    operations: 12,
  },
  {
    name: 'shop development',
    api: 'storefront',
    host: 'shop-dev.halden-roe.example',
    count: 420,
    operations: 10,
  },
  {
    name: 'payments test',
    api: 'payments',
    host: 'test-pay.halden-roe.example',
    count: 160,
    operations: 6,
    isPlaintext: true,
  },
];

function placedOperations(api: DemoApi, place: Place): DemoOperation[] {
  const usable = api.operations.filter(
    ({ since, until, isNeverCalled, observed }) =>
      since === 1 &&
      until === undefined &&
      !isNeverCalled &&
      observed.fromDaysAgo === undefined &&
      observed.toDaysAgo === undefined,
  );
  return usable.slice(0, place.operations).map((operation) => ({
    ...operation,
    observed: {
      ...operation.observed,
      host: place.host,
      rhythm: 'office',
      callers: 'couriers',
      ...(place.isPlaintext ? { isPlaintext: true } : {}),
    },
  }));
}

/** Traffic of hosts that are not production. */
export function placeStreams(apis: Readonly<Record<string, DemoApi>>, calendar: Calendar): Stream[] {
  return PLACES.flatMap((place) => {
    const api = apis[place.api];
    if (!api?.traffic) throw new Error(`The demo estate has no traffic of "${place.api}".`);
    const traffic: ApiTraffic = { ...api.traffic, server: `${api.traffic.server}-test`, hasTrace: false };
    const operations = placedOperations(api, place);
    return operations.map((operation): Stream => {
      const count = Math.ceil(place.count / operations.length);
      const stream = operationStream({ call: { api, operation, traffic }, count, calendar });
      return { ...stream, id: `${place.name} ${stream.id}` };
    });
  });
}
