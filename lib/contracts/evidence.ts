import type { SensitiveClass } from './endpoint';
import type { DeclaredAuthentication, FieldPlace } from './operation';

/** Requests of one UTC day. A success is 2xx or 3xx. */
export interface DayCounts {
  /** Milliseconds since 1970 of the day's begin. */
  dayMs: number;
  requests: number;
  successes: number;
  clientErrors: number;
  serverErrors: number;
  /** Successes with and without credentials; of the others the source cannot tell. */
  authenticated: number;
  anonymous: number;
}

/** Requests by weekday (Monday first) and hour of the day, UTC, between two hours (milliseconds since 1970). */
export interface WeekHours {
  firstMs: number;
  lastMs: number;
  requests: number[][];
}

/** Requests of one hour, by the class of their status. Milliseconds since 1970. */
export interface HourCounts {
  hourMs: number;
  requests: number;
  clientErrors: number;
  serverErrors: number;
}

/** A client, by the keyed fingerprint of its address. */
export interface CallerSeen {
  /** 12 hexadecimal digits. */
  fingerprint: string;
  requests: number;
  lastMs: number;
}

/** A sensitive class in one field. */
export interface FieldClass {
  name: SensitiveClass;
  /** Exchanges, and anonymous successes among them, in which a value of the field was of the class. */
  seen: number;
  anonymous: number;
  lastMs: number;
  lastAnonymousMs: number | null;
}

/** What traffic shows of one field; named as in DeclaredField. */
export interface FieldEvidence {
  place: FieldPlace;
  name: string;
  types: string[];
  classes: FieldClass[];
  /** Exchanges that carried it, and anonymous successes among them. */
  seen: number;
  anonymous: number;
  /** Successes that its value let in: it is a key or a session. */
  credentials: number;
  lastMs: number;
}

/** A sensitive class in the path: `position` counts the segments of the path as sent, from 0. */
export interface PathClass extends FieldClass {
  position: number;
}

export interface Quantiles {
  p50: number;
  p95: number;
}

/** Exchanges in which the source showed each part. What was never shown cannot be found missing. */
export interface Visibility {
  requestHeaders: number;
  responseHeaders: number;
  requestBody: number;
  responseBody: number;
  client: number;
}

/** What one exchange can show by itself, judged at intake so that no value need be kept. */
export type SignalKind =
  | 'sql-injection'
  | 'cross-site-scripting'
  | 'path-traversal'
  | 'command-injection'
  | 'xml-external-entity'
  | 'stack-trace'
  | 'sql-error'
  | 'cors-any-origin-with-credentials'
  | 'cors-reflected-origin-with-credentials'
  | 'server-version'
  | 'framework-version'
  /** A trace id or credentials tell whose request it was, whatever the answer. */
  | 'attributable'
  | 'jwt-unsigned'
  | 'jwt-without-expiry'
  | 'jwt-long-lived'
  | 'guessable-key'
  | 'credential-in-query'
  | 'token-in-path'
  | 'url-value'
  | 'internal-target'
  | 'password-hash'
  | 'public-client'
  /** Answered 2xx with an image, a film, a font, a style or a script. */
  | 'page-part'
  /** Answered 2xx with HTML that is a file of the server, which reads nothing of the request. */
  | 'page-file'
  /** Answered 2xx with HTML that a handler made, and that lists no folder. */
  | 'page'
  /** The client kept the record, so that it lacks what gateways add to a request. */
  | 'client-record';

/** Exchanges that showed a signal. Times are milliseconds since 1970, to the hour. */
export interface SignalEvidence {
  kind: SignalKind;
  count: number;
  /** Of these, successes; answers 5xx; and successes without credentials. */
  successes: number;
  serverErrors: number;
  anonymous: number;
  firstMs: number;
  lastMs: number;
}

/** What one client did at most within a window of time. */
export type PeakKind =
  | 'requests-per-minute'
  | 'unauthorized-per-5-minutes'
  | 'distinct-ids-per-hour'
  | 'distinct-keys-per-hour';

/** The highest count by one client in one window, and the window's begin. Counts of many clients are of a sample. */
export interface PeakEvidence {
  kind: PeakKind;
  count: number;
  lastMs: number;
}

/** All that traffic shows of one endpoint. Times are milliseconds since 1970. */
export interface AggregateSummary {
  requests: number;
  successes: number;
  firstMs: number | null;
  lastMs: number | null;
  /** Of responses that prove a handler. */
  firstProvingMs: number | null;
  lastProvingMs: number | null;
  /** `anonymous`: successes without credentials. */
  statuses: { status: number; count: number; anonymous: number }[];
  /** Days with requests, oldest first, at most 400. */
  days: DayCounts[];
  /** Of successes, over all time. */
  credentials: {
    present: number;
    absent: number;
    unobservable: number;
    kinds: { kind: string; count: number; lastMs: number }[];
  };
  /** Distinct callers, estimated above 64; `null` where no source shows them. */
  callers: number | null;
  latencyMs: Quantiles | null;
  requestBytes: Quantiles | null;
  responseBytes: Quantiles | null;
  /** Up to 16, most requests first, and the requests to all others. */
  hosts: { host: string; count: number }[];
  otherHosts: number;
  transport: {
    /** `http`, `https`, `plaintext`, `TLS 1.2`, … with their exchanges. */
    seen: { name: string; count: number }[];
    plaintextSuccesses: number;
    lastPlaintextMs: number | null;
    withHsts: number;
    withoutHsts: number;
    lastWithoutHstsMs: number | null;
    /** Of exchanges over TLS below 1.2. */
    lastOldTlsMs: number | null;
  } | null;
  throttling: {
    withLimits: number;
    lastLimitsMs: number | null;
    withRetryAfter: number;
    lastRetryAfterMs: number | null;
  } | null;
  /** From the newest Deprecation and Sunset headers. `deprecationMs` 0: deprecated, without a date. */
  deprecationMs: number | null;
  sunsetMs: number | null;
  pathClasses: PathClass[];
  fields: FieldEvidence[];
  visibility: Visibility;
  /** By kind, each once. */
  signals: SignalEvidence[];
  /** By kind, each once; a kind that no source can show is absent. */
  peaks: PeakEvidence[];
}

/** What specs say of an endpoint, as far as its states depend on it. */
export interface DeclaredEvidence {
  /** `older`: no current revision has it, an earlier one had. */
  presence: 'current' | 'older';
  isDeprecated: boolean;
  /** RFC 3339 date or date-time. */
  sunset: string | null;
  authentication: DeclaredAuthentication;
}

/** What traffic says of an endpoint, as far as its states depend on it: an AggregateSummary is one. */
export type TrafficEvidence = Pick<AggregateSummary, 'lastProvingMs' | 'days' | 'deprecationMs' | 'sunsetMs'>;

/** The days that people set for a whole API, as moments: when it is deprecated, and when its last day has passed. */
export interface StatedDates {
  deprecatedMs: number | null;
  sunsetMs: number | null;
}

export const NO_DATES: StatedDates = { deprecatedMs: null, sunsetMs: null };

/** All that the states of an endpoint follow from. */
export interface EndpointEvidence {
  declared: DeclaredEvidence | null;
  traffic: TrafficEvidence | null;
  stated: StatedDates;
  /** Some traffic to the endpoint's host was seen. */
  isHostObserved: boolean;
  /** Some source could show traffic to it. */
  hasSource: boolean;
}
