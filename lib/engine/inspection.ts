import type { InventoryLine } from '@/lib/contracts/endpoint';
import { NO_DATES } from '@/lib/contracts/evidence';
import type { Exchange } from '@/lib/contracts/exchange';
import { METHODS } from '@/lib/contracts/exchange';
import type { ExchangeSink, SkipReason } from '@/lib/contracts/intake';
import type { Operation, SpecDocument } from '@/lib/contracts/operation';
import { ApiFold } from './api-fold';
import { declaredKeys } from './credit-keys';
import { type Declaration, type Derivation, type DerivedEndpoint, deriveEndpoints } from './derive-endpoints';
import { isPreflight } from './fold/preflight';
import { HostTallies } from './host-tallies';
import { Intake } from './intake';
import { toInventoryLine } from './inventory-line';
import { type JudgedEndpoint, judgeEndpoint } from './judge-endpoint';
import { type Claim, endpointKey, type RoutedApi, Routing } from './routing';
import { templateKey } from './template-key';

/** A declared operation with all that its document says of it. */
export interface InspectedDeclaration extends Declaration {
  operation: Operation;
  spec: InspectedSpec;
}

/** An API as the files show it. */
export interface InspectedApi {
  name: string;
  specs: readonly InspectedSpec[];
  /** What the revision before declared, by endpoint key. */
  earlier: ReadonlyMap<string, Operation>;
  endpoints: readonly JudgedEndpoint<InspectedDeclaration>[];
  hosts: HostTallies;
}

/** A document and the name of the API that it declares. */
export interface InspectedSpec {
  api: string;
  document: SpecDocument;
  /** Path of the file, as given. */
  file?: string;
  /** It is the revision before the current one. */
  isEarlier?: boolean;
}

export interface InspectionOptions {
  seed: number;
  fingerprint(bytes: Uint8Array, start: number, end: number): number;
  /** Everything belongs to the API of this name. */
  fixedApi?: string;
}

/** What became of one exchange: the endpoint it counts for, and why. */
export interface TraceLine {
  line: number;
  method: string;
  path: string;
  endpoint: string | null;
  reason: string;
}

/** The whole engine in memory, over specs and traffic that were given together. */
export class Inspection {
  readonly intake: Intake;
  private readonly routing: Routing;
  private readonly seed: number;
  private readonly declarations = new Map<string, InspectedDeclaration[]>();
  private readonly specs = new Map<string, InspectedSpec[]>();
  private readonly earlier = new Map<string, Map<string, Operation>>();
  private readonly claims = new Map<string, Claim[]>();
  private derived: Map<string, Derivation<InspectedDeclaration>> | null = null;

  constructor(specs: readonly InspectedSpec[], options: InspectionOptions) {
    for (const spec of specs) this.declare(spec);
    this.routing = new Routing(this.routedApis(), { isClosedWorld: true, fixedApi: options.fixedApi });
    this.seed = options.seed;
    this.intake = new Intake(this.routing, options);
  }

  /** Every endpoint that the specs and the traffic show, by API, path and method. `now` decides active, quiet and sunset. */
  lines(now: Date): InventoryLine[] {
    const lines = this.apis(now).flatMap(({ name, endpoints }) =>
      endpoints.map((judged) =>
        toInventoryLine(name, judged, judged.endpoint.declaration?.operation.fields ?? []),
      ),
    );
    return lines.sort(
      (a, b) => compare(a.api, b.api) || compare(a.path, b.path) || compare(a.method, b.method),
    );
  }

  /** Every API with its endpoints judged as of `now`, in no order. */
  apis(now: Date): InspectedApi[] {
    return [...this.derivations()].map(([name, derivation]) => {
      const servers = this.claims.get(name) ?? [];
      const hosts = this.intake.folds.get(name)?.hosts ?? new HostTallies(this.seed);
      const context = { servers, isHostObserved: hosts.size > 0, stated: NO_DATES, now };
      const endpoints = [...derivation.endpoints.values()].map((endpoint) =>
        judgeEndpoint(endpoint, context),
      );
      const specs = this.specs.get(name) ?? [];
      return { name, specs, earlier: this.earlier.get(name) ?? new Map(), endpoints, hosts };
    });
  }

  /** Tells for each exchange of a second reading where it counts. Use after all traffic was folded. */
  tracer(emit: (line: TraceLine) => void): ExchangeSink {
    const derivations = this.derivations();
    return {
      exchange: (exchange) => emit(this.trace(exchange, derivations)),
      skip: (reason: SkipReason, line: number) =>
        emit({ line, method: '', path: '', endpoint: null, reason: `skipped: ${reason}` }),
    };
  }

  private trace(
    exchange: Exchange,
    derivations: ReadonlyMap<string, Derivation<InspectedDeclaration>>,
  ): TraceLine {
    const { path } = exchange;
    const text = new TextDecoder().decode(path.bytes.subarray(path.start, path.end));
    const traced = { line: exchange.line, method: METHODS[exchange.method] as string, path: text };
    const place = this.intake.locate(exchange);
    if (!place) return { ...traced, endpoint: null, reason: 'skipped: url' };
    const derivation = derivations.get(place.api) as Derivation<InspectedDeclaration>;
    if (place.endpoint !== null) {
      const endpoint = derivation.endpoints.get(place.endpoint);
      return { ...traced, endpoint: endpoint ? spell(endpoint) : null, reason: `documented by ${place.api}` };
    }
    const fold = this.intake.folds.get(place.api) as ApiFold;
    const leaf = this.intake.leafOf(fold, exchange, place);
    const endpoint =
      leaf && (place.isProof ? derivation.endpointOfLeaf(leaf) : derivation.endpointOfProbe(leaf));
    if (endpoint) return { ...traced, endpoint: spell(endpoint), reason: reasonOf(endpoint) };
    const reason = reasonOfNone(exchange, place.isProof);
    return { ...traced, endpoint: null, reason };
  }

  private derivations(): Map<string, Derivation<InspectedDeclaration>> {
    if (!this.derived) {
      const names = new Set([...this.declarations.keys(), ...this.intake.folds.keys()]);
      this.derived = new Map(
        [...names].map((api) => {
          const fold = this.intake.folds.get(api) ?? new ApiFold(this.seed, this.routing.pinnedWords(api));
          const schemes = (this.specs.get(api) ?? []).flatMap(({ document }) => document.schemes);
          return [api, deriveEndpoints(fold, this.declarations.get(api) ?? [], [], declaredKeys(schemes))];
        }),
      );
    }
    return this.derived;
  }

  private declare(spec: InspectedSpec): void {
    const { api, document, isEarlier = false } = spec;
    const known = this.declarations.get(api) ?? [];
    for (const operation of document.operations) {
      const key = templateKey(operation.path);
      known.push({
        method: operation.method,
        path: operation.path,
        key,
        isCurrent: !isEarlier,
        isDeprecated: operation.isDeprecated,
        sunset: operation.sunset ?? null,
        declared: operation.authentication,
        operation,
        spec,
      });
      if (isEarlier) this.noteEarlier(api, endpointKey(operation.method, key), operation);
    }
    this.declarations.set(api, known);
    this.specs.set(api, [...(this.specs.get(api) ?? []), spec]);
    const claims = this.claims.get(api) ?? [];
    claims.push(...document.servers.map(({ host, basePath }) => ({ host, basePath })));
    this.claims.set(api, claims);
  }

  private noteEarlier(api: string, key: string, operation: Operation): void {
    const earlier = this.earlier.get(api) ?? new Map<string, Operation>();
    this.earlier.set(api, earlier.set(key, operation));
  }

  private routedApis(): RoutedApi[] {
    return [...this.declarations].map(([name, operations]) => ({
      name,
      operations,
      claims: this.claims.get(name) ?? [],
    }));
  }
}

function spell(endpoint: DerivedEndpoint): string {
  return `${endpoint.method} ${endpoint.path}`;
}

function reasonOf(endpoint: DerivedEndpoint): string {
  if (endpoint.declaration) return 'a documented template explains it';
  const parameters = endpoint.reasons.filter(({ decision }) => decision === 'parameter');
  if (parameters.length === 0) return 'learned: every segment is a literal';
  const named = parameters.map(
    ({ position, source }) => `segment ${position + 1} is a parameter by ${source}`,
  );
  return `learned: ${named.join(', ')}`;
}

function reasonOfNone(exchange: Exchange, isProof: boolean): string {
  if (isProof) return 'a blanket redirect proves no endpoint';
  if (isPreflight(exchange)) return 'a CORS preflight proves no endpoint';
  return `status ${exchange.status} alone proves no endpoint`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
