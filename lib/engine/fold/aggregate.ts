import { mergeCallers } from './callers';
import { mergeClasses } from './class-counts';
import { mergeCredentials } from './credentials';
import { BodyFields } from './fields/body-fields';
import { PlaceFields } from './fields/place-fields';
import { HISTOGRAM_WIDTH } from './histogram';
import { HostCounts } from './hosts';
import { LifecycleHeaders } from './lifecycle-headers';
import { Peaks } from './peaks/peaks';
import { mergeSignals } from './signals/signal-rows';
import { addRows, type Rows } from './sorted-rows';
import { Throttling } from './throttling';
import { Timeline } from './timeline';
import { Transport } from './transport';
import { Visible } from './visible';

/** Status code, responses, of those successes without credentials. */
export const STATUS_WIDTH = 3;

/** Parts that most access-log endpoints never need, in the order of their encoding. */
export class Details {
  /** By kind of credential (credentials.ts). */
  credentials: Rows | null = null;
  /** Microseconds. */
  latency: Rows | null = null;
  requestBytes: Rows | null = null;
  hosts: HostCounts | null = null;
  transport: Transport | null = null;
  throttling: Throttling | null = null;
  lifecycle: LifecycleHeaders | null = null;
  /** By position and class (path-classes.ts). */
  pathClasses: Rows | null = null;
  query: PlaceFields | null = null;
  headers: PlaceFields | null = null;
  cookies: PlaceFields | null = null;
  responseHeaders: PlaceFields | null = null;
  request: BodyFields | null = null;
  response: BodyFields | null = null;
  visible: Visible | null = null;
}

/**
 * All that is known of the traffic of one endpoint, or of one leaf of the path trie. A commutative monoid: whatever the
 * order, the split and the tree of merges, the encoding is the same. Bounded, whatever is sent. Parts are `null` until
 * they are needed. Times are milliseconds since 1970, infinite when there is none.
 */
export class Aggregate {
  statuses: Rows = [];
  timeline = new Timeline();
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = Number.NEGATIVE_INFINITY;
  /** Of responses that prove a handler (status.ts). */
  firstProvingMs = Number.POSITIVE_INFINITY;
  lastProvingMs = Number.NEGATIVE_INFINITY;
  responseBytes: Rows | null = null;
  callers: Rows | null = null;
  /** Exchanges whose client was shown. */
  clientsShown = 0;
  /** By kind (signals/signal-rows.ts). */
  signals: Rows | null = null;
  peaks: Peaks | null = null;
  details: Details | null = null;

  /** Exchanges folded in. O(distinct status codes). */
  get requests(): number {
    let total = 0;
    for (let i = 1; i < this.statuses.length; i += STATUS_WIDTH) total += this.statuses[i] as number;
    return total;
  }
}

export function createAggregate(): Aggregate {
  return new Aggregate();
}

/** Adds `from`, which stays as it is and shares nothing with `into` afterwards. O(size of `from`). */
export function mergeAggregate(into: Aggregate, from: Aggregate): void {
  addRows(into.statuses, from.statuses, STATUS_WIDTH);
  into.timeline.merge(from.timeline);
  into.firstMs = Math.min(into.firstMs, from.firstMs);
  into.lastMs = Math.max(into.lastMs, from.lastMs);
  into.firstProvingMs = Math.min(into.firstProvingMs, from.firstProvingMs);
  into.lastProvingMs = Math.max(into.lastProvingMs, from.lastProvingMs);
  into.responseBytes = mergeRows(into.responseBytes, from.responseBytes, addHistogram);
  into.callers = mergeRows(into.callers, from.callers, mergeCallers);
  into.clientsShown += from.clientsShown;
  into.signals = mergeRows(into.signals, from.signals, mergeSignals);
  into.peaks = mergePart(into.peaks, from.peaks, () => new Peaks());
  if (from.details === null) return;
  into.details ??= new Details();
  mergeDetails(into.details, from.details);
}

function mergeDetails(into: Details, from: Details): void {
  into.credentials = mergeRows(into.credentials, from.credentials, mergeCredentials);
  into.latency = mergeRows(into.latency, from.latency, addHistogram);
  into.requestBytes = mergeRows(into.requestBytes, from.requestBytes, addHistogram);
  into.pathClasses = mergeRows(into.pathClasses, from.pathClasses, mergeClasses);
  into.hosts = mergePart(into.hosts, from.hosts, () => new HostCounts());
  into.transport = mergePart(into.transport, from.transport, () => new Transport());
  into.throttling = mergePart(into.throttling, from.throttling, () => new Throttling());
  into.lifecycle = mergePart(into.lifecycle, from.lifecycle, () => new LifecycleHeaders());
  into.query = mergePart(into.query, from.query, () => new PlaceFields());
  into.headers = mergePart(into.headers, from.headers, () => new PlaceFields());
  into.cookies = mergePart(into.cookies, from.cookies, () => new PlaceFields());
  into.responseHeaders = mergePart(into.responseHeaders, from.responseHeaders, () => new PlaceFields());
  into.request = mergePart(into.request, from.request, () => new BodyFields());
  into.response = mergePart(into.response, from.response, () => new BodyFields());
  into.visible = mergePart(into.visible, from.visible, () => new Visible());
}

function addHistogram(into: Rows, from: Rows): void {
  addRows(into, from, HISTOGRAM_WIDTH);
}

function mergeRows(
  into: Rows | null,
  from: Rows | null,
  merge: (into: Rows, from: Rows) => void,
): Rows | null {
  if (from === null) return into;
  const rows = into ?? [];
  merge(rows, from);
  return rows;
}

function mergePart<P extends { merge(from: P): void }>(
  into: P | null,
  from: P | null,
  create: () => P,
): P | null {
  if (from === null) return into;
  const part = into ?? create();
  part.merge(from);
  return part;
}
