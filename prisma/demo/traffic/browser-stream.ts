import type { DemoApi } from '../demo-api';
import { documentedOperations } from '../specs/revision-operations';
import { burst, MINUTE_MS } from './abuse-streams';
import type { Calendar } from './calendar';
import { makeCall } from './operation-stream';
import type { Stream } from './wire-exchange';

/** Half an hour of one buyer in the back office, recorded by a browser. */
export function browserStream(admin: DemoApi, calendar: Calendar): Stream {
  const { traffic } = admin;
  if (!traffic) throw new Error('The back office has no traffic.');
  const operations = documentedOperations({ api: admin, number: admin.revisions.length }).filter(
    ({ method, isNeverCalled }) => !isNeverCalled && method !== 'DELETE',
  );
  return {
    id: 'browser back-office',
    source: 'browser',
    count: 180,
    timeOf: burst(calendar, 2.05, 34 * MINUTE_MS),
    make: (context) => {
      const reads = operations.filter(({ method }) => method === 'GET');
      const operation = context.random.pick(context.random.chance(0.85) ? reads : operations);
      const call = { api: admin, operation, traffic: { ...traffic, bodies: 1 } };
      return makeCall(call, context, context.callers.at('staff', 4));
    },
  };
}
