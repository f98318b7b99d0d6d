import { z } from 'zod';
import {
  Documentation,
  InventoryLine,
  Lifecycle,
  ObservedAuthentication,
  PathParameter,
  SegmentReason,
  SensitiveClass,
  Traffic,
} from './endpoint';
import { ExportFormat } from './export-format';
import { DeclaredAuthentication, DeclaredField, SecurityUse } from './operation';
import { Severity } from './rule';
import { Grade } from './score';
import { several } from './several';
import { StatedExposure, Stewardship } from './stewardship';
import { Text } from './text';

/** Names people use, derived from the four axes. */
export const DerivedName = z.enum(['shadow', 'zombie', 'orphan', 'unauthenticated']);
export type DerivedName = z.infer<typeof DerivedName>;

/** How long ago traffic first showed an endpoint: within 24 hours, 7 days, 30 days. */
export const Appeared = z.enum(['day', 'week', 'month']);
export type Appeared = z.infer<typeof Appeared>;

/** What the name of its host says an endpoint is part of; `unknown`: it has no host. */
export const Environment = z.enum(['production', 'non-production', 'unknown']);
export type Environment = z.infer<typeof Environment>;

/** Severity of the worst finding of an endpoint of which somebody still has to do something. */
export const Risk = z.enum([...Severity.options, 'none']);
export type Risk = z.infer<typeof Risk>;

/** How far an endpoint's API reaches, `unknown` where nobody has said it. */
export const Exposure = z.enum([...StatedExposure.options, 'unknown']);
export type Exposure = z.infer<typeof Exposure>;

export const EndpointFilter = z.object({
  /** Words that must all occur in path, API, host or operation id. */
  q: Text.max(200).optional(),
  api: several(Text),
  host: several(Text),
  method: several(Text),
  documentation: several(Documentation),
  traffic: several(Traffic),
  lifecycle: several(Lifecycle),
  declared: several(DeclaredAuthentication),
  observed: several(ObservedAuthentication),
  sensitive: several(SensitiveClass),
  name: several(DerivedName),
  /** Names of teams, or `-` for what has none. */
  team: several(Text),
  exposure: several(Exposure),
  environment: several(Environment),
  risk: several(Risk),
  /** Of several, the longest. */
  appeared: several(Appeared),
});
export type EndpointFilter = z.infer<typeof EndpointFilter>;

/** The dimensions that `facets` counts, each without its own filter. */
export const FACETS = [
  'api',
  'method',
  'documentation',
  'traffic',
  'lifecycle',
  'declared',
  'observed',
  'sensitive',
  'name',
  'team',
  'exposure',
  'environment',
  'risk',
] as const;
export type Facet = (typeof FACETS)[number];

export const EndpointSort = z.enum([
  'path',
  'api',
  'method',
  'risk',
  'requests',
  'fields',
  'firstSeen',
  'lastSeen',
]);
export type EndpointSort = z.infer<typeof EndpointSort>;

export const EndpointOrder = EndpointFilter.extend({
  sort: EndpointSort.default('path'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type EndpointOrder = z.infer<typeof EndpointOrder>;

export const EndpointQuery = EndpointOrder.extend({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(2000).optional(),
});
export type EndpointQuery = z.infer<typeof EndpointQuery>;

/** What a row of the inventory is made of, in the order of the page and of a CSV export. */
export const EndpointColumn = z.enum([
  'method',
  'path',
  'api',
  'host',
  'risk',
  'documentation',
  'traffic',
  'lifecycle',
  'authentication',
  'sensitive',
  'fields',
  'requests',
  'firstSeen',
  'lastSeen',
]);
export type EndpointColumn = z.infer<typeof EndpointColumn>;

/** The whole list, in its order. `columns` (joined by commas) are those of a CSV file. */
export const InventoryExport = EndpointOrder.extend({
  format: ExportFormat,
  columns: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(EndpointColumn))
    .default([...EndpointColumn.options]),
});
export type InventoryExport = z.infer<typeof InventoryExport>;

export const EndpointRow = z.object({
  id: z.number().int(),
  apiId: z.number().int(),
  api: z.string(),
  method: z.string(),
  path: z.string(),
  host: z.string().nullable(),
  /** Base path of the API's server at that host, not part of `path`. */
  basePath: z.string(),
  documentation: Documentation,
  traffic: Traffic,
  lifecycle: Lifecycle,
  declared: DeclaredAuthentication,
  observed: ObservedAuthentication,
  names: z.array(DerivedName),
  sensitive: z.array(SensitiveClass),
  risk: Risk,
  requests: z.number().int(),
  fields: z.number().int(),
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
});
export type EndpointRow = z.infer<typeof EndpointRow>;

export const EndpointPage = z.object({
  endpoints: z.array(EndpointRow),
  nextCursor: z.string().nullable(),
  /** Endpoints that match the filter, on all pages. */
  total: z.number().int(),
});
export type EndpointPage = z.infer<typeof EndpointPage>;

export const FacetValue = z.object({ value: z.string(), count: z.number().int() });
export const FacetCounts = z.object({
  total: z.number().int(),
  /** Values by descending count, at most 200 a facet; `more` says how many were left off. */
  facets: z.array(z.object({ facet: z.enum(FACETS), values: z.array(FacetValue), more: z.number().int() })),
});
export type FacetCounts = z.infer<typeof FacetCounts>;

/** What the current revision declares about an endpoint. */
export const DeclaredSide = z.object({
  spec: z.string(),
  revision: z.number().int(),
  isCurrent: z.boolean(),
  operationId: z.string().nullable(),
  summary: z.string().nullable(),
  isDeprecated: z.boolean(),
  sunset: z.string().nullable(),
  isInternal: z.boolean(),
  security: z.array(z.array(SecurityUse)),
  responses: z.array(z.string()),
  fields: z.array(DeclaredField),
  file: z.string().nullable(),
  line: z.number().int(),
});
export type DeclaredSide = z.infer<typeof DeclaredSide>;

/** What traffic shows about an endpoint. Times RFC 3339. */
export const ObservedSide = z.object({
  requests: z.number().int(),
  successes: z.number().int(),
  statuses: z.array(z.object({ status: z.number().int(), count: z.number().int() })),
  /** Requests by day (UTC), oldest first, at most 60 days, days without a request included. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      requests: z.number().int(),
      successes: z.number().int(),
      clientErrors: z.number().int(),
      serverErrors: z.number().int(),
      /** Successes with and without credentials; of the others no source can tell. */
      authenticated: z.number().int(),
      anonymous: z.number().int(),
    }),
  ),
  /** Requests by hour (UTC), oldest first: the 7 days up to the last request, hours without one included. */
  hours: z.array(
    z.object({
      hour: z.iso.datetime(),
      requests: z.number().int(),
      clientErrors: z.number().int(),
      serverErrors: z.number().int(),
    }),
  ),
  credentials: z.object({
    present: z.number().int(),
    absent: z.number().int(),
    unobservable: z.number().int(),
    kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  }),
  /** Estimated number of distinct clients; `null` where no source shows them. */
  callers: z.number().int().nullable(),
  /** The busiest of up to 64 clients that are kept, by keyed fingerprint; with more, a random choice of them. */
  callerList: z.array(
    z.object({ fingerprint: z.string(), requests: z.number().int(), lastSeen: z.iso.datetime() }),
  ),
  /** Requests by weekday (Monday first) and hour of the day, UTC, over the newest days: at most 35. */
  week: z
    .object({ first: z.iso.date(), last: z.iso.date(), requests: z.array(z.array(z.number().int())) })
    .nullable(),
  latencyMs: z.object({ p50: z.number(), p95: z.number() }).nullable(),
  responseBytes: z.object({ p50: z.number(), p95: z.number() }).nullable(),
  hosts: z.array(z.object({ host: z.string(), count: z.number().int() })),
});
export type ObservedSide = z.infer<typeof ObservedSide>;

export const EndpointDetail = EndpointRow.extend({
  /** That answers for its API. */
  team: Stewardship.shape.team,
  /** Each state with the sentence that explains it. */
  because: z.object({
    documentation: z.string(),
    traffic: z.string(),
    lifecycle: z.string(),
    declared: z.string(),
    observed: z.string(),
  }),
  declaredSide: DeclaredSide.nullable(),
  observedSide: ObservedSide.nullable(),
  fieldList: InventoryLine.shape.fields,
  parameters: z.array(PathParameter),
  reasons: z.array(SegmentReason),
  /** A request and a body of a response, made up from names and types: no value was ever kept. */
  example: z.object({ request: z.string(), response: z.string().nullable() }),
});
export type EndpointDetail = z.infer<typeof EndpointDetail>;

/** One thing that happened to an endpoint, its specs, its template or its findings. */
export const EndpointEvent = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['traffic', 'spec', 'template', 'finding']),
  says: z.string(),
  /** The finding that it is about. */
  finding: z.number().int().nullable(),
});
export type EndpointEvent = z.infer<typeof EndpointEvent>;

/** A host whose traffic looks like that of an API whose specs name no host. */
export const HostSuggestion = z.object({
  host: z.string(),
  /** Of the API's operations, how many were seen there. */
  operations: z.number().int(),
  /** What a join would move. */
  endpoints: z.number().int(),
  requests: z.number().int(),
});
export type HostSuggestion = z.infer<typeof HostSuggestion>;

/** An API with its coverage: what the coverage strip draws. */
export const ApiSummary = z.object({
  id: z.number().int(),
  name: z.string(),
  hosts: z.array(
    z.object({
      host: z.string(),
      basePath: z.string(),
      origin: z.enum(['spec', 'traffic', 'person']),
      isObserved: z.boolean(),
    }),
  ),
  specs: z.number().int(),
  endpoints: z.number().int(),
  documentedAndSeen: z.number().int(),
  /** Undocumented or removed, and seen. */
  seenOnly: z.number().int(),
  documentedOnly: z.number().int(),
  requests: z.number().int(),
  /** Requests to the API's hosts that proved no endpoint. */
  unmatched: z.number().int(),
  lastSeen: z.iso.datetime().nullable(),
  /** `null`: unrated, or not judged yet. */
  score: z.number().nullable(),
  grade: Grade.nullable(),
  ...Stewardship.shape,
  /** Share of the endpoints whose traffic some source can show, 0 to 1. */
  evidenceCoverage: z.number(),
  /** Findings of which somebody still has to do something, by severity. */
  findings: z.record(Severity, z.number().int()),
});
export type ApiSummary = z.infer<typeof ApiSummary>;

/** `findings`: by the number of critical ones, then high ones, and so on. What is unrated comes last. */
export const ApiSort = z.enum(['name', 'score', 'findings', 'endpoints', 'seenOnly', 'requests', 'lastSeen']);
export type ApiSort = z.infer<typeof ApiSort>;

export const ApiQuery = z.object({
  /** Words that must all occur in the name or one of the hosts. */
  q: Text.max(200).optional(),
  sort: ApiSort.default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(2000).optional(),
});
export type ApiQuery = z.infer<typeof ApiQuery>;

export const ApiPage = z.object({
  apis: z.array(ApiSummary),
  nextCursor: z.string().nullable(),
  /** APIs that match, on all pages. */
  total: z.number().int(),
});
export type ApiPage = z.infer<typeof ApiPage>;
