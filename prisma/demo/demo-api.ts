import type { KindName } from './values/kinds';

/** A field's value: a kind, a model (upper case), a list of either, or a closed set of words. */
export type Field = KindName | `${KindName}[]` | Capitalize<string> | readonly string[];

/** Field names to values; a name that ends in `?` is optional. */
export type Model = Readonly<Record<string, Field>>;

export type SpecFormat =
  | 'openapi-2.0-json'
  | 'openapi-3.0-json'
  | 'openapi-3.0-yaml'
  | 'openapi-3.1-json'
  | 'openapi-3.1-yaml'
  | 'openapi-3.2-yaml'
  | 'postman-2.1';

export type SecurityScheme =
  | { kind: 'bearer'; isOpaque?: boolean }
  | { kind: 'basic' }
  | { kind: 'apiKey'; in: 'header' | 'query' | 'cookie'; name: string; keys?: 'guessable' }
  | {
      kind: 'oauth2';
      flow: 'authorizationCode' | 'clientCredentials' | 'implicit' | 'password';
      scopes: readonly string[];
    }
  | { kind: 'openIdConnect' }
  | { kind: 'mutualTls' };

/** Names of schemes, each an alternative; `''` is the empty alternative (optional), no name at all is no security. */
export type Security = readonly string[];

/** When callers come: customers in the evening, staff in office hours, machines all day, jobs at night. */
export type Rhythm = 'shoppers' | 'office' | 'machines' | 'nightly';

export type CallerKind = 'people' | 'partners' | 'staff' | 'services' | 'couriers';

/** What traffic shows of an operation, where it differs from what the API does by default. */
export interface Observed {
  /** Exact number in 60 days, instead of a share by weight. */
  requests?: number;
  fromDaysAgo?: number;
  toDaysAgo?: number;
  /** Share of exchanges that carry credentials. */
  credentials?: number;
  /** Status to weight. */
  statuses?: Readonly<Record<number, number>>;
  latencyMs?: number;
  responseBytes?: number;
  /** Fields that come back although nothing declares them. */
  leaks?: Model;
  /** Fields that are sent and accepted although nothing declares them. */
  accepts?: Model;
  /** Parameters in the query that nothing declares. */
  query?: Model;
  responseHeaders?: Readonly<Record<string, string>>;
  /** Every exchange carries its bodies. */
  hasBodies?: boolean;
  isPlaintext?: boolean;
  callers?: CallerKind;
  rhythm?: Rhythm;
  /** Another host than the API's own. */
  host?: string;
  serverError?: 'stackTrace' | 'sqlError';
}

export interface Parameter {
  name: string;
  kind: KindName;
  isRequired: boolean;
}

export interface DemoOperation {
  method: string;
  /** `/orders/{orderId}`, base path not included. */
  path: string;
  parameters: readonly Parameter[];
  query: readonly Parameter[];
  request?: string;
  response?: string;
  isList: boolean;
  success: number;
  weight: number;
  /** First revision that documents it, from 1; 0: never documented. */
  since: number;
  /** Last revision that documents it. */
  until?: number;
  deprecatedSince?: number;
  /** Days from now; negative has passed. */
  sunsetInDays?: number;
  /** Overrides the API's; a function of the revision where a revision changed it. */
  security?: Security | ((revision: number) => Security);
  isInternal?: boolean;
  /** Documented, and nobody calls it. */
  isNeverCalled?: boolean;
  observed: Observed;
}

export interface Revision {
  version: string;
  daysAgo: number;
  format: SpecFormat;
}

export interface ApiTraffic {
  source: 'gateway' | 'edge' | 'mesh';
  requests: number;
  rhythm: Rhythm;
  callers: CallerKind;
  latencyMs: number;
  server: string;
  /** Share of JSON exchanges whose bodies the gateway kept. */
  bodies: number;
  responseHeaders?: Readonly<Record<string, string>>;
  hasHsts?: boolean;
  hasTrace?: boolean;
}

export interface DemoApi {
  /** Folder of its documents, and seed of its traffic. */
  key: string;
  title: string;
  description: string;
  host: string;
  basePath: string;
  scheme: 'http' | 'https';
  /** Full URLs beside the main one. */
  otherServers?: readonly string[];
  schemes: Readonly<Record<string, SecurityScheme>>;
  security: Security;
  models: Readonly<Record<string, Model>>;
  operations: readonly DemoOperation[];
  /** Oldest first; none: nobody wrote a spec. */
  revisions: readonly Revision[];
  traffic?: ApiTraffic;
  /** Request schemas refuse fields that they do not name. */
  isStrict?: boolean;
  /** Events it sends to its callers, by name, to the URL expression or address given. */
  callbacks?: Readonly<Record<string, string>>;
}
