import type { SensitiveClass } from '@/lib/contracts/endpoint';
import type {
  AggregateSummary,
  DayCounts,
  FieldClass,
  SignalEvidence,
  SignalKind,
  Visibility,
} from '@/lib/contracts/evidence';
import { NO_DATES } from '@/lib/contracts/evidence';
import type {
  ApiSubject,
  EndpointSubject,
  HostSubject,
  OperationFacts,
  SpecFacts,
  SubjectField,
} from '@/lib/contracts/subject';

export const DAY_MS = 86_400_000;
/** The present of all scenarios: 2026-06-30, noon. */
export const NOW_MS = Date.UTC(2026, 5, 30, 12);

export const SPEC: SpecFacts = {
  title: 'Shop',
  revision: 1,
  format: 'openapi-3.1',
  file: 'shop.yaml',
  servers: [],
  schemes: [],
  bounds: {
    array: { declared: 0, unbounded: 0, lines: [] },
    string: { declared: 0, unbounded: 0, lines: [] },
    integer: { declared: 0, unbounded: 0, lines: [] },
  },
};

/** An operation of the current revision, secured and unremarkable. */
export function makeOperation(overrides: Partial<OperationFacts> = {}): OperationFacts {
  return {
    method: 'GET',
    path: '/orders/{orderId}',
    tags: [],
    isDeprecated: false,
    isInternal: false,
    authentication: 'required',
    security: [[{ scheme: 'token', kind: 'bearer', scopes: [] }]],
    fields: [],
    responses: ['200', 'default'],
    line: 12,
    spec: SPEC,
    isCurrent: true,
    previous: null,
    ...overrides,
  };
}

/** One day of traffic, `daysAgo` before the present, all of it successful and with credentials. */
export function makeDay(daysAgo: number, overrides: Partial<DayCounts> = {}): DayCounts {
  const requests = overrides.requests ?? 10;
  const dayMs = (Math.floor(NOW_MS / DAY_MS) - daysAgo) * DAY_MS;
  return {
    dayMs,
    requests,
    successes: requests,
    clientErrors: 0,
    serverErrors: 0,
    authenticated: requests,
    anonymous: 0,
    ...overrides,
  };
}

/** What the days say, with everything else empty unless given. */
export function makeTraffic(
  days: readonly DayCounts[] = [makeDay(3), makeDay(2), makeDay(1)],
  overrides: Partial<AggregateSummary> = {},
): AggregateSummary {
  const sum = (column: keyof DayCounts) => days.reduce((total, day) => total + day[column], 0);
  const live = days.filter(({ successes }) => successes > 0);
  const [first, last] = [days[0]?.dayMs ?? null, days.at(-1)?.dayMs ?? null];
  const [firstLive, lastLive] = [live[0]?.dayMs ?? null, live.at(-1)?.dayMs ?? null];
  const [present, absent, successes] = [sum('authenticated'), sum('anonymous'), sum('successes')];
  return {
    requests: sum('requests'),
    successes,
    firstMs: first,
    lastMs: last,
    firstProvingMs: firstLive,
    lastProvingMs: lastLive,
    statuses: successes > 0 ? [{ status: 200, count: successes, anonymous: absent }] : [],
    days: [...days],
    credentials: { present, absent, unobservable: successes - present - absent, kinds: [] },
    callers: null,
    latencyMs: null,
    requestBytes: null,
    responseBytes: null,
    hosts: [],
    otherHosts: 0,
    transport: null,
    throttling: null,
    deprecationMs: null,
    sunsetMs: null,
    pathClasses: [],
    fields: [],
    visibility: { requestHeaders: 0, responseHeaders: 0, requestBody: 0, responseBody: 0, client: 0 },
    signals: [],
    peaks: [],
    ...overrides,
  };
}

/** A documented, active, secured endpoint without anything to find. */
export function makeEndpoint(overrides: Partial<EndpointSubject> = {}): EndpointSubject {
  const traffic = overrides.traffic === undefined ? makeTraffic() : overrides.traffic;
  return {
    scope: 'endpoint',
    api: { name: 'Shop', metadata: null, stated: NO_DATES },
    method: 'GET',
    path: '/orders/{orderId}',
    key: '/orders/{}',
    host: 'api.example.com',
    basePath: '',
    states: {
      documentation: 'documented',
      traffic: 'active',
      lifecycle: 'current',
      declared: 'required',
      observed: 'always',
    },
    isAttestedPublic: false,
    isPathDocumented: true,
    declared: makeOperation(),
    fields: [],
    activity: { requests: 1000, lastMs: NOW_MS },
    ...overrides,
    traffic,
  };
}

export function makeApi(overrides: Partial<ApiSubject> = {}): ApiSubject {
  return {
    scope: 'api',
    api: { name: 'Shop', metadata: null, stated: NO_DATES },
    specs: [SPEC],
    endpoints: [makeEndpoint()],
    activity: { requests: 1000, lastMs: NOW_MS },
    sourceKinds: null,
    peers: [],
    ...overrides,
  };
}

export function makeHost(overrides: Partial<HostSubject> = {}): HostSubject {
  return {
    scope: 'host',
    api: { name: 'Shop', metadata: null, stated: NO_DATES },
    host: 'api.example.com',
    isDeclared: true,
    areHostsDeclared: true,
    endpoints: [makeEndpoint()],
    activity: { requests: 1000, lastMs: NOW_MS },
    sweep: null,
    ...overrides,
  };
}

/** A field that traffic showed yesterday, without a class and not declared. */
export function makeField(overrides: Partial<SubjectField> = {}): SubjectField {
  return {
    place: 'response',
    name: 'email',
    types: ['string'],
    classes: [],
    seen: 10,
    anonymous: 0,
    credentials: 0,
    lastMs: makeDay(1).dayMs,
    isDeclared: false,
    ...overrides,
  };
}

/** A class that a field was of yesterday, ten times, never before strangers. */
export function makeClass(name: SensitiveClass, overrides: Partial<FieldClass> = {}): FieldClass {
  const lastMs = overrides.lastMs ?? makeDay(1).dayMs;
  const lastAnonymousMs = overrides.anonymous ? lastMs : null;
  return { name, seen: 10, anonymous: 0, lastMs, lastAnonymousMs, ...overrides };
}

/** A signal that showed yesterday, ten times, on successes with credentials. */
export function makeSignal(kind: SignalKind, overrides: Partial<SignalEvidence> = {}): SignalEvidence {
  const lastMs = overrides.lastMs ?? makeDay(1).dayMs;
  const counts = { count: 10, successes: 10, serverErrors: 0, anonymous: 0 };
  return { kind, ...counts, firstMs: lastMs, lastMs, ...overrides };
}

/** A day whose successes came without credentials. */
export function makeAnonymousDay(daysAgo: number, requests = 10): DayCounts {
  return makeDay(daysAgo, { requests, authenticated: 0, anonymous: requests });
}

/** A day of which no source shows request headers. */
export function makeHiddenDay(daysAgo: number, requests = 10): DayCounts {
  return makeDay(daysAgo, { requests, authenticated: 0 });
}

/** Nine days with ten clean successes each, the last of them yesterday: what condition b asks for after `makeDay(11)`. */
export const CLEAN_DAYS: readonly DayCounts[] = [9, 8, 7, 6, 5, 4, 3, 2, 1].map((daysAgo) =>
  makeDay(daysAgo),
);

/** Every part of ten exchanges was shown. */
export const SEEN: Visibility = {
  requestHeaders: 10,
  responseHeaders: 10,
  requestBody: 10,
  responseBody: 10,
  client: 10,
};
