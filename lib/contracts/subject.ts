import type { EndpointStates } from './endpoint';
import type { AggregateSummary, FieldEvidence, StatedDates } from './evidence';
import type {
  DeclaredAuthentication,
  Operation,
  SchemaBounds,
  SecurityScheme,
  SecurityUse,
  Server,
} from './operation';
import type { StatedExposure } from './stewardship';

export type Exposure = StatedExposure | 'unknown';

/** What people record of an API. */
export interface ApiMetadata {
  ownerTeam: string | null;
  exposure: Exposure;
  lastReviewMs: number | null;
  reviewCadenceDays: number;
}

export interface ApiFacts {
  name: string;
  /** `null` where no records are kept, as on the command line. */
  metadata: ApiMetadata | null;
  stated: StatedDates;
}

/** A document of the API that is current. */
export interface SpecFacts {
  title: string;
  revision: number;
  format: string;
  file?: string;
  servers: readonly Server[];
  schemes: readonly SecurityScheme[];
  bounds: SchemaBounds;
}

/** An operation that some revision declares, with what the rules ask of its document. */
export interface OperationFacts extends Operation {
  spec: SpecFacts;
  isCurrent: boolean;
  /** The same operation in the revision before the current one; `null` when it has none. */
  previous: {
    revision: number;
    authentication: DeclaredAuthentication;
    security: readonly (readonly SecurityUse[])[];
  } | null;
}

/** An observed field, and whether the operation names it. */
export interface SubjectField extends FieldEvidence {
  isDeclared: boolean;
}

/** What the traffic of a host, or of all hosts of an API, shows. Times are milliseconds since 1970. */
export interface HostActivity {
  /** Requests, over all time. */
  requests: number;
  lastMs: number | null;
}

/** An endpoint with all that a rule may ask of it. */
export interface EndpointSubject {
  scope: 'endpoint';
  api: ApiFacts;
  method: string;
  path: string;
  key: string;
  host: string | null;
  basePath: string;
  states: EndpointStates;
  /** Somebody attested that it is meant for everybody. */
  isAttestedPublic: boolean;
  /** A current operation of the API has its path, under whatever method. */
  isPathDocumented: boolean;
  declared: OperationFacts | null;
  traffic: AggregateSummary | null;
  fields: readonly SubjectField[];
  /** Of the API's hosts. */
  activity: HostActivity;
}

/** What an endpoint answers with, to find its like elsewhere. */
export interface ResourceShape {
  api: string;
  method: string;
  path: string;
  /** Last noun of the template. */
  noun: string;
  /** Names of its response fields, sorted. */
  fields: readonly string[];
}

/** An API as a whole. */
export interface ApiSubject {
  scope: 'api';
  api: ApiFacts;
  specs: readonly SpecFacts[];
  endpoints: readonly EndpointSubject[];
  activity: HostActivity;
  /** Kinds of the sources that showed traffic to it; `null` where sources are not told apart. */
  sourceKinds: readonly string[] | null;
  /** Endpoints of other APIs that have a noun in common with one of this API's. */
  peers: readonly ResourceShape[];
}

export interface HostSubject {
  scope: 'host';
  api: ApiFacts;
  /** Lower case, with a port only when it is not the scheme's own. */
  host: string;
  /** Some current spec of the estate names it among its servers. */
  isDeclared: boolean;
  /** Some current spec names any host, so that one that is not named is telling. */
  areHostsDeclared: boolean;
  endpoints: readonly EndpointSubject[];
  activity: HostActivity;
  /** Paths that nothing answered, by the client that tried most of them; `null` where no source shows clients. */
  sweep: { distinctPaths: number; lastMs: number } | null;
}

export interface SourceSubject {
  scope: 'source';
  api: ApiFacts;
  source: string;
  lastMs: number | null;
  /** Longest gap between deliveries that is usual (95th percentile); `null` before 10 deliveries. */
  usualGapMs: number | null;
}

export type Subject = EndpointSubject | ApiSubject | HostSubject | SourceSubject;
