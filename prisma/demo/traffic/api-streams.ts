import type { DemoApi, DemoOperation } from '../demo-api';
import type { Calendar } from './calendar';
import { operationStream } from './operation-stream';
import type { Stream } from './wire-exchange';

/** Fewest requests of an operation that is called at all: enough to be believed. */
const LEAST = 9;

/** One stream for each operation that is called; the API's number of requests is dealt out by weight. */
export function apiStreams(api: DemoApi, calendar: Calendar): Stream[] {
  const { traffic } = api;
  if (!traffic) return [];
  const called = api.operations.filter(({ isNeverCalled }) => !isNeverCalled);
  const weighed = called.filter(({ observed }) => observed.requests === undefined);
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const fixed = called.reduce((sum, { observed }) => sum + (observed.requests ?? 0), 0);
  const countOf = ({ observed, weight }: DemoOperation) =>
    observed.requests ?? Math.max(LEAST, Math.round(((traffic.requests - fixed) * weight) / weights));
  return called.map((operation) =>
    operationStream({ call: { api, operation, traffic }, count: countOf(operation), calendar }),
  );
}
